package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import java.security.GeneralSecurityException;

/**
 * Makes keys for the algorithms of RFC 7518 3.1 and RFC 8037, and key ids. An id is 128 random bits: it says nothing
 * and comes once.
 */
final class NewKey {
    private static final int SECRET_BITS = 256;

    private NewKey() {}

    /**
     * A new key of an algorithm, with a new id.
     *
     * @param rsaBits the size if it is an RSA key
     */
    static JWK of(SigningAlg alg, int rsaBits) {
        try {
            return switch (alg) {
                case RS256, PS256 -> named(SignatureProvider.generator(new RSAKeyGenerator(rsaBits)), alg);
                case ES256 -> named(SignatureProvider.generator(new ECKeyGenerator(Curve.P_256)), alg);
                case EDDSA -> Ed25519.generate(KeyId.random().value());
                case HS256 -> named(new OctetSequenceKeyGenerator(SECRET_BITS), alg);
            };
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException(alg + " is part of every JDK", impossible);
        }
    }

    private static <T extends JWK> T named(JWKGenerator<T> generator, SigningAlg alg) throws JOSEException {
        return generator
                .keyID(KeyId.random().value())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.parse(alg.wire()))
                .generate();
    }
}
