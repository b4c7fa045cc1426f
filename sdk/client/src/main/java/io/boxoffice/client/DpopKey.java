package io.boxoffice.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.KeyPair;

/**
 * The key that access tokens are bound to (RFC 9449): with each request goes a proof that the caller has it, so a token alone
 * is of no use to who finds it. The private key is in memory; whoever needs no other makes one at each start. It may be
 * shared by any number of {@link AudienceTokens}. It does not print its private part.
 */
public final class DpopKey {
    private final SigningKey key;

    private DpopKey(SigningKey key) {
        this.key = key;
    }

    /** A new key on P-256, for ES256. */
    public static DpopKey generate() {
        try {
            return new DpopKey(
                    SigningKey.of(new ECKeyGenerator(Curve.P_256).generate().toKeyPair()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A key that is there already, such as one in a hardware module.
     *
     * @param keys on P-256 (ES256), Ed25519 (EdDSA) or of RSA with 2048 bits or more (PS256); {@code IllegalArgumentException}
     *     for others
     */
    public static DpopKey of(KeyPair keys) {
        return new DpopKey(SigningKey.of(keys));
    }

    /** The {@code jkt} that tokens bound to this key have in their {@code cnf} (RFC 9449 6.1, RFC 7638). */
    public String thumbprint() {
        return key.thumbprint();
    }

    SigningKey signingKey() {
        return key;
    }

    @Override
    public String toString() {
        return "DPoP with " + key;
    }
}
