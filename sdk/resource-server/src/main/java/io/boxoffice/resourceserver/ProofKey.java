package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;

/** The public key of a proof, and what verifies with it by the algorithm of the proof. */
record ProofKey(String thumbprint, JWSVerifier verifier) {
    /** Nothing if there is none, if it has its private part, or if it is not one for the algorithm. */
    static Optional<ProofKey> of(JWSHeader header) {
        JWK jwk = header.getJWK();
        if (jwk == null || jwk.isPrivate()) {
            return Optional.empty();
        }
        try {
            JWSVerifier verifier = PublicKeys.verifier(header.getAlgorithm(), jwk);
            return verifier == null
                    ? Optional.empty()
                    : Optional.of(new ProofKey(jwk.computeThumbprint().toString(), verifier));
        } catch (JOSEException | RuntimeException unfit) {
            return Optional.empty();
        }
    }

    boolean hasSigned(DpopProof proof) {
        try {
            return proof.jws().verify(verifier);
        } catch (JOSEException | RuntimeException unfit) {
            return false;
        }
    }
}
