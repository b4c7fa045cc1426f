package io.boxoffice.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A private key in the hands of the test: it signs whatever bytes a test wants to see under a true signature. */
record SigningKey(RSAKey key) {

    static SigningKey generate() {
        return generate(2048);
    }

    static SigningKey generate(int bits) {
        try {
            return new SigningKey(new RSAKeyGenerator(bits, true)
                    .keyID("test-" + UUID.randomUUID())
                    .keyUse(KeyUse.SIGNATURE)
                    .generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String kid() {
        return key.getKeyID();
    }

    /** The private JWK, as {@code POST /api/server/keys} takes it. */
    Map<String, Object> jwk() {
        return key.toJSONObject();
    }

    String pem() {
        return pem("PRIVATE KEY", privateKey().getEncoded());
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /** The header that the guard takes, with this key's id. */
    String header() {
        return Json.object("alg", "RS256", "typ", "at+jwt", "kid", kid());
    }

    /** A header with a member more, or one in another form. */
    String headerWith(String member, Object value) {
        Map<String, Object> members = Json.map("alg", "RS256", "typ", "at+jwt", "kid", kid());
        members.put(member, value);
        return Json.text(members);
    }

    String token(JsonNode claims) {
        return token(header(), claims.toString());
    }

    String token(String header, String claims) {
        return token(header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8));
    }

    /** Any bytes as header and claims, under a true RS256 signature of this key. */
    String token(byte[] header, byte[] claims) {
        TokenText unsigned = new TokenText(TokenText.encode(header), TokenText.encode(claims), "");
        return unsigned.withSignature(sign(unsigned.signed())).compact();
    }

    byte[] sign(byte[] input) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey());
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    RSAPrivateCrtKey privateKey() {
        try {
            return (RSAPrivateCrtKey) key.toRSAPrivateKey();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
