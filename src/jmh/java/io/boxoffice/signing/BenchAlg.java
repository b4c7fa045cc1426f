package io.boxoffice.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;

/** The algorithms that are measured, in the words of {@code java.security}. */
public enum BenchAlg {
    RS256("SHA256withRSA", "RSA"),
    PS256("RSASSA-PSS", "RSA"),
    ES256("SHA256withECDSAinP1363Format", "EC"),
    ED25519("Ed25519", "Ed25519");

    private static final AlgorithmParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final String signature;
    private final String keys;

    BenchAlg(String signature, String keys) {
        this.signature = signature;
        this.keys = keys;
    }

    String signature() {
        return signature;
    }

    String keys() {
        return keys;
    }

    Optional<AlgorithmParameterSpec> parameters() {
        return this == PS256 ? Optional.of(PSS) : Optional.empty();
    }

    /** A new key pair, made by the library. */
    public KeyPair pair(Library library) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keys, library.provider(this));
        generator.initialize(keySpec());
        return generator.generateKeyPair();
    }

    private AlgorithmParameterSpec keySpec() {
        return switch (this) {
            case RS256, PS256 -> new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
            case ES256 -> new ECGenParameterSpec("secp256r1");
            case ED25519 -> NamedParameterSpec.ED25519;
        };
    }
}
