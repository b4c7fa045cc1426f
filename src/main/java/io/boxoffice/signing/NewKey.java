package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes key pairs and key ids. An id is 128 random bits: it says nothing and comes once. */
final class NewKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewKey() {}

    static JWK rs256(int bits) {
        try {
            return new RSAKeyGenerator(bits)
                    .keyID(kid())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("RSA is part of every JDK", impossible);
        }
    }

    static String kid() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
