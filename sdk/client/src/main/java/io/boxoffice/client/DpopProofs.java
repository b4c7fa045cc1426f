package io.boxoffice.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the proofs of one key (RFC 9449 4.2), and keeps the nonce that each server gave last (8.2, 9). */
final class DpopProofs {
    /** RFC 9449 8.1; one that is longer is not kept: it would have to go into each request. */
    private static final Pattern NONCE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,1024}");

    private final DpopKey key;
    private final Clock clock;

    /** By scheme, host and port. Only servers that are configured are heard, so there are few. */
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    DpopProofs(DpopKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A proof for a request that brings no token: to a token endpoint. */
    String proof(String method, URI uri) {
        return proof(method, uri, new HashMap<>());
    }

    /** A proof for a request that brings a token. */
    String proof(String method, URI uri, String accessToken) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("ath", hash(accessToken));
        return proof(method, uri, claims);
    }

    private String proof(String method, URI uri, Map<String, Object> claims) {
        claims.put("jti", RandomId.next());
        claims.put("htm", method);
        claims.put("htu", withoutQuery(uri));
        claims.put("iat", clock.instant().getEpochSecond());
        Optional.ofNullable(nonces.get(origin(uri))).ifPresent(nonce -> claims.put("nonce", nonce));
        return key.signingKey()
                .sign("dpop+jwt", header -> header.jwk(key.signingKey().publicJwk()), claims);
    }

    /** Keeps what the header {@code DPoP-Nonce} of an answer says, whatever the answer. */
    void note(URI uri, @Nullable String nonce) {
        if (nonce != null && NONCE.matcher(nonce).matches()) {
            nonces.put(origin(uri), nonce);
        }
    }

    private static String origin(URI uri) {
        ApiAddress address = ApiAddress.origin(uri);
        return address.scheme() + "://" + address.host() + ":" + address.port();
    }

    private static String withoutQuery(URI uri) {
        String text = uri.toString().replaceFirst("[?#].*$", "");
        try {
            return new URI(text).getRawPath().isEmpty() ? text + "/" : text;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
