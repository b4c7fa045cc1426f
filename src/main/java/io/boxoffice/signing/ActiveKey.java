package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.oauth.KeyId;
import java.util.Map;

/**
 * The key that signs for a purpose, parsed once and kept: header exactly {@code alg}, {@code typ}, {@code kid} (RFC
 * 7515 4.1, RFC 9068 2.1).
 */
final class ActiveKey {
    private static final JOSEObjectType AT_JWT = new JOSEObjectType("at+jwt");

    private final JWSHeader header;
    private final JWSSigner signer;

    ActiveKey(JWK key) {
        JWSAlgorithm alg = JWSAlgorithm.parse(key.getAlgorithm().getName());
        this.header =
                new JWSHeader.Builder(alg).type(AT_JWT).keyID(key.getKeyID()).build();
        this.signer = Signatures.signer(key);
    }

    KeyId kid() {
        return new KeyId(header.getKeyID());
    }

    String sign(Map<String, Object> claims) {
        return sign(header, claims);
    }

    /** Whether it is a shared secret: strangers may try guesses on what it signs. */
    boolean isSecret() {
        return JWSAlgorithm.Family.HMAC_SHA.contains(header.getAlgorithm());
    }

    /** Signs what is no access token, and goes to anybody; a shared secret does not. */
    String sign(String type, Map<String, Object> claims) {
        if (isSecret()) {
            throw new IllegalStateException("key " + kid() + " is a shared secret and signs access tokens only");
        }
        JOSEObjectType other = new JOSEObjectType(type);
        return sign(new JWSHeader.Builder(header).type(other).build(), claims);
    }

    private String sign(JWSHeader header, Map<String, Object> claims) {
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("key " + kid() + " did not sign", failed);
        }
        return token.serialize();
    }
}
