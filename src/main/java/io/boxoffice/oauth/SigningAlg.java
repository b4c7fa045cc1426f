package io.boxoffice.oauth;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** An algorithm that may sign access tokens (RFC 7518 3.1, RFC 8037 3.1). One key has one of them, for all its life. */
public enum SigningAlg {
    /** RSASSA-PKCS1-v1_5 with SHA-256: what every verifier takes. */
    RS256("RS256"),
    /** RSASSA-PSS with SHA-256. */
    PS256("PS256"),
    /** ECDSA on P-256 with SHA-256. */
    ES256("ES256"),
    /** EdDSA on Ed25519. */
    EDDSA("EdDSA"),
    /** HMAC with SHA-256, for a closed system: who can verify can also sign. */
    HS256("HS256");

    private final String wire;

    SigningAlg(String wire) {
        this.wire = wire;
    }

    /** The name as it stands in a token's header, in a key and in the database. */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** Whether the key that verifies is the key that signs, and so must not be published. */
    public boolean isSymmetric() {
        return this == HS256;
    }

    /** The algorithm of this exact name; case counts (RFC 7515 4.1.1). */
    public static Optional<SigningAlg> parse(String wire) {
        return Arrays.stream(values()).filter(alg -> alg.wire.equals(wire)).findFirst();
    }
}
