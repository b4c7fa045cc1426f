package io.boxoffice.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;

/** A key pair, and by what it signs. It does not print its private half. */
record IssuerKey(JWK jwk, SigningAlgorithm algorithm) {
    static IssuerKey generate(SigningAlgorithm algorithm) {
        return new IssuerKey(algorithm.generate(RandomIds.token()), algorithm);
    }

    String kid() {
        return jwk.getKeyID();
    }

    JWK publicHalf() {
        return jwk.toPublicJWK();
    }

    /** The public half as Java encodes it: SubjectPublicKeyInfo in DER (RFC 5280 4.1). */
    byte[] der() {
        try {
            return jwk instanceof ECKey ec
                    ? ec.toECPublicKey().getEncoded()
                    : jwk.toRSAKey().toRSAPublicKey().getEncoded();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The signature of any text, in base64url. */
    String sign(String text) {
        try {
            return algorithm
                    .signer(jwk)
                    .sign(new JWSHeader(algorithm.jws()), text.getBytes(StandardCharsets.US_ASCII))
                    .toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + kid();
    }
}
