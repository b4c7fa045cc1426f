package io.boxoffice.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 256 random bits that a browser keeps, that stand in an address, or that are a code: 43 characters of base64url. Only its SHA-256 is stored: at that entropy
 * no key and no slow hash is needed.
 */
public record RandomSecret(Secret text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static RandomSecret random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new RandomSecret(
                new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    /** The one that a text is; nothing for a text of another shape. */
    public static Optional<RandomSecret> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new RandomSecret(new Secret(text))) : Optional.empty();
    }

    /** The text as it travels. */
    public String reveal() {
        return text.reveal();
    }

    /** What is stored of it: 32 bytes. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(reveal().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
