package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What verifies by a public key and an algorithm that go together (RFC 7518 3.1, RFC 8037 3.1). */
final class PublicKeys {
    private static final Set<JWSAlgorithm> OF_RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
    private static final int LEAST_RSA_BITS = 2048;

    /** More costs more for each request, and nobody needs it. */
    private static final int MOST_RSA_BITS = 4096;

    private PublicKeys() {}

    /** Nothing if the key is not one for the algorithm. */
    static @Nullable JWSVerifier verifier(JWSAlgorithm algorithm, JWK jwk) throws JOSEException {
        if (JWSAlgorithm.ES256.equals(algorithm) && jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
            return new ECDSAVerifier(ec);
        }
        if (OF_RSA.contains(algorithm) && jwk instanceof RSAKey rsa && isOfRightSize(rsa)) {
            return new RSASSAVerifier(rsa);
        }
        return JWSAlgorithm.EdDSA.equals(algorithm)
                        && jwk instanceof OctetKeyPair pair
                        && Curve.Ed25519.equals(pair.getCurve())
                ? new Ed25519Verifier(pair)
                : null;
    }

    private static boolean isOfRightSize(RSAKey key) {
        return key.size() >= LEAST_RSA_BITS && key.size() <= MOST_RSA_BITS;
    }
}
