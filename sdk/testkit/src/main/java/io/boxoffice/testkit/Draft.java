package io.boxoffice.testkit;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token before it is signed: right as it is, until something of it is changed. It may be signed by what no library would sign.
 *
 * @param now when it is made
 */
record Draft(BoxofficeIssuer issuer, Instant now, Map<String, Object> header, Map<String, Object> claims) {
    static Draft of(BoxofficeIssuer issuer, Instant now, Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", issuer.keys().active().algorithm().name());
        header.put("typ", "at+jwt");
        header.put("kid", issuer.keys().active().kid());
        return new Draft(issuer, now, header, claims);
    }

    Draft header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Draft withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    Draft claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    Draft without(String name) {
        claims.remove(name);
        return this;
    }

    /** A time of its claims, so many seconds from now. */
    Draft time(String name, long seconds) {
        return claim(name, now.getEpochSecond() + seconds);
    }

    /** Signed as all tokens of the audience. */
    String signed() {
        return signedBy(issuer.keys().active());
    }

    /** Signed by a key that its header need not name. */
    String signedBy(IssuerKey key) {
        return CompactJws.signed(headerText(), claimsText(), key);
    }

    /** Signed by a key that its header names. */
    String namingAndSignedBy(IssuerKey key) {
        return header("kid", key.kid()).signedBy(key);
    }

    /** Signed with these texts as its header and claims, whatever they are. */
    String signed(String headerText, String claimsText) {
        return CompactJws.signed(headerText, claimsText, issuer.keys().active());
    }

    /** With any text as its signature. */
    String withSignature(String signature) {
        return CompactJws.of(headerText(), claimsText(), signature);
    }

    /** By HMAC, whose secret is something that everybody can know (RFC 8725 2.1). */
    String hmac(byte[] secret) {
        header("alg", "HS256");
        String text = CompactJws.input(headerText(), claimsText());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return text + "." + Base64URL.encode(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String headerText() {
        return JSONObjectUtils.toJSONString(header);
    }

    String claimsText() {
        return JSONObjectUtils.toJSONString(claims);
    }
}
