package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A published JWK Set (RFC 7517 5), as the text that goes out.
 *
 * @param etag a strong validator of the text, without quotes
 * @param kids the ids of the keys in it
 */
public record JwkSet(String json, String etag, Set<String> kids) {
    static JwkSet of(Collection<TrustedKey> keys) {
        return of(keys, List.of());
    }

    /** With decoys, which look like keys that sign; the set of all audiences together has none. */
    static JwkSet of(Collection<TrustedKey> keys, Collection<Decoy> decoys) {
        Stream<JWK> signing = keys.stream().flatMap(key -> key.publicHalf().stream());
        List<JWK> jwks = Stream.concat(signing, decoys.stream().map(Decoy::jwk))
                .sorted(Comparator.comparing(JWK::getKeyID))
                .toList();
        String json = new JWKSet(jwks).toString(true);
        return new JwkSet(
                json,
                Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(json.getBytes(StandardCharsets.UTF_8))),
                jwks.stream().map(JWK::getKeyID).collect(Collectors.toUnmodifiableSet()));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
