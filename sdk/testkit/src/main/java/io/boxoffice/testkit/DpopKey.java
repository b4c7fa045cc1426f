package io.boxoffice.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key of a caller, which tokens are bound to (RFC 9449 6.1), and the proofs that the caller has it. */
public final class DpopKey {
    private final IssuerKey key = IssuerKey.generate(SigningAlgorithm.ES256);
    private final Clock clock;

    DpopKey(Clock clock) {
        this.clock = clock;
    }

    /** The {@code jkt} of tokens that are bound to it (RFC 7638). */
    public String thumbprint() {
        try {
            return key.jwk().computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A proof for one request (RFC 9449 4.2), for the header {@code DPoP}: each is another one.
     *
     * @param method such as {@code GET}
     * @param uri where the request goes, as its caller sees it; query and fragment are left out
     * @param token the access token that goes along
     */
    public String proof(String method, URI uri, String token) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("alg", "ES256");
        header.put("jwk", Map.of("kty", "EC", "crv", "P-256", "x", coordinate("x"), "y", coordinate("y")));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", RandomIds.token());
        claims.put("htm", method);
        claims.put("htu", uri.toString().replaceFirst("[?#].*$", ""));
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("ath", hash(token));
        String text = encoded(header) + "." + encoded(claims);
        return text + "." + key.sign(text);
    }

    private String coordinate(String name) {
        return String.valueOf(key.publicHalf().toJSONObject().get(name));
    }

    private static String encoded(Map<String, Object> members) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(members)).toString();
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(hash).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    @Override
    public String toString() {
        return "DPoP with " + thumbprint();
    }
}
