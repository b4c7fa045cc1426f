package io.boxoffice.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** By what an issuer signs (RFC 7518 3.1): what a registered audience has as its {@code signing_alg}. */
public enum SigningAlgorithm {
    /** On P-256: a key takes milliseconds to make. */
    ES256,
    /** RSA of 2048 bits, which is what an audience has unless it says otherwise: a key takes up to a second to make. */
    RS256,
    /** RSA of 2048 bits with the padding of PSS. */
    PS256;

    private static final int RSA_BITS = 2048;

    JWSAlgorithm jws() {
        return JWSAlgorithm.parse(name());
    }

    /** Of the same family, and not this one. */
    String neighbour() {
        return this == ES256 ? "ES384" : name().replace("256", "512");
    }

    JWK generate(String kid) {
        try {
            return this == ES256
                    ? new ECKeyGenerator(Curve.P_256)
                            .keyID(kid)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(jws())
                            .generate()
                    : new RSAKeyGenerator(RSA_BITS)
                            .keyID(kid)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(jws())
                            .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    JWSSigner signer(JWK key) throws JOSEException {
        return key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
    }
}
