package io.boxoffice.testkit;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A DPoP proof before it is signed (RFC 9449 4.2): right for one call, until something of it is changed.
 *
 * @param key whose call it is
 * @param now when it is made
 */
record ProofDraft(IssuerKey key, Instant now, Map<String, Object> header, Map<String, Object> claims) {
    static ProofDraft of(IssuerKey key, Instant now, String method, URI uri, String token) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("alg", key.algorithm().name());
        header.put("jwk", publicMembers(key));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", RandomIds.token());
        claims.put("htm", method);
        claims.put("htu", uri.toString().replaceFirst("[?#].*$", ""));
        claims.put("iat", now.getEpochSecond());
        claims.put("ath", hash(token));
        return new ProofDraft(key, now, header, claims);
    }

    /** What a proof shows of its key: no more than its thumbprint is made of (RFC 7638 3.2). */
    private static Map<String, Object> publicMembers(IssuerKey key) {
        return new LinkedHashMap<>(key.publicHalf().getRequiredParams());
    }

    /** The {@code ath} of proofs that come with a token. */
    static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(hash).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    ProofDraft header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    ProofDraft withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    ProofDraft claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    ProofDraft without(String name) {
        claims.remove(name);
        return this;
    }

    /** Made so many seconds from now. */
    ProofDraft issued(long seconds) {
        return claim("iat", now.getEpochSecond() + seconds);
    }

    String signed() {
        return signedBy(key);
    }

    /** Signed by a key that it need not show. */
    String signedBy(IssuerKey signing) {
        return CompactJws.signed(headerText(), claimsText(), signing);
    }

    /** Signed with this text as its claims, whatever it is. */
    String signed(String claimsText) {
        return CompactJws.signed(headerText(), claimsText, key);
    }

    /** With any text as its signature. */
    String withSignature(String signature) {
        return CompactJws.of(headerText(), claimsText(), signature);
    }

    private String headerText() {
        return JSONObjectUtils.toJSONString(header);
    }

    String claimsText() {
        return JSONObjectUtils.toJSONString(claims);
    }
}
