package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public key of a proof, and what verifies with it by the algorithm of the proof. */
record ProofKey(String thumbprint, JWSVerifier verifier) {
    private static final int LEAST_RSA_BITS = 2048;

    /** More costs more for each request, and nobody needs it for a key that lives as long as a process. */
    private static final int MOST_RSA_BITS = 4096;

    /** Nothing if there is none, if it has its private part, or if it is not one for the algorithm. */
    static Optional<ProofKey> of(JWSHeader header) {
        JWK jwk = header.getJWK();
        if (jwk == null || jwk.isPrivate()) {
            return Optional.empty();
        }
        try {
            JWSVerifier verifier = verifier(header.getAlgorithm(), jwk);
            return verifier == null
                    ? Optional.empty()
                    : Optional.of(new ProofKey(jwk.computeThumbprint().toString(), verifier));
        } catch (JOSEException | RuntimeException unfit) {
            return Optional.empty();
        }
    }

    private static @Nullable JWSVerifier verifier(JWSAlgorithm algorithm, JWK jwk) throws JOSEException {
        if (JWSAlgorithm.ES256.equals(algorithm) && jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
            return new ECDSAVerifier(ec);
        }
        if (JWSAlgorithm.PS256.equals(algorithm) && jwk instanceof RSAKey rsa && isOfRightSize(rsa)) {
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

    boolean hasSigned(DpopProof proof) {
        try {
            return proof.jws().verify(verifier);
        } catch (JOSEException | RuntimeException unfit) {
            return false;
        }
    }
}
