package io.boxoffice.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A signed Status List Token (Token Status List 5.1), as it goes out.
 *
 * @param etag a strong validator of the text, without quotes
 * @param expiresAt until when it may be served, and be believed
 * @param canaries the ids of revoked tokens in it that nobody ever had
 */
public record StatusList(String text, String etag, Instant expiresAt, Set<String> canaries) {
    /** The {@code typ} of its header: no access token's (RFC 8725 3.11). */
    public static final String TYPE = "statuslist+jwt";

    /** How long a verifier may go on with it. */
    public static final Duration TTL = Duration.ofSeconds(5);

    static final Duration LIFE = Duration.ofSeconds(60);

    /**
     * Signs a list.
     *
     * @param asOf a time at which the bits were right: before they were read
     */
    static StatusList of(String uri, StatusBits bits, Instant asOf, Function<Map<String, Object>, String> signer) {
        Instant expiresAt = asOf.plus(LIFE);
        String text = signer.apply(Map.of(
                "sub", uri,
                "iat", asOf.getEpochSecond(),
                "exp", expiresAt.getEpochSecond(),
                "ttl", TTL.toSeconds(),
                "status_list", Map.of("bits", 1, "lst", bits.lst())));
        return new StatusList(text, digest(text), expiresAt, Set.of());
    }

    /** The same, in whose bits these canaries are. */
    StatusList with(Set<String> these) {
        return new StatusList(text, etag, expiresAt, these);
    }

    boolean isGoodAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
