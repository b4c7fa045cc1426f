package io.boxoffice.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The key of a client, to which its tokens are bound, and the proofs that it signs (RFC 9449 4.2). */
record ProofKey(ECKey key) {
    static ProofKey generate() {
        try {
            return new ProofKey(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The claim of a token that is bound to it. */
    ObjectNode confirmation() {
        return Json.parseObject(Json.object("jkt", thumbprint()));
    }

    /** For the token endpoint, where there is no token yet. */
    String tokenProof(Boxoffice boxoffice) {
        return proof("POST", boxoffice.issuer() + "/oauth2/token", "");
    }

    String proof(String method, String url, String token) {
        return proof(method, url, token, head -> {}, claims -> {});
    }

    /** With a header and claims that were changed before they are signed. */
    String proof(
            String method,
            String url,
            String token,
            Consumer<ObjectNode> changeHead,
            Consumer<ObjectNode> changeClaims) {
        ObjectNode head = Json.parseObject(Json.object("typ", "dpop+jwt", "alg", "ES256"));
        head.set("jwk", Json.parseObject(key.toPublicJWK().toJSONString()));
        ObjectNode claims = Json.parseObject(
                        Json.object("htm", method, "htu", url, "jti", Api.jti(), "ath", hash(token)))
                .put("iat", Instant.now().getEpochSecond());
        changeHead.accept(head);
        changeClaims.accept(claims);
        return sign(new TokenText(TokenText.encode(head.toString()), TokenText.encode(claims.toString()), ""));
    }

    private String sign(TokenText unsigned) {
        try {
            return unsigned.withSignature(new ECDSASigner(key)
                            .sign(new JWSHeader(JWSAlgorithm.ES256), unsigned.signed())
                            .decode())
                    .compact();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(String token) {
        try {
            return TokenText.encode(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
