package io.boxoffice.oauth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a signing key: {@code kid} (RFC 7515 4.1.4, RFC 7517 4.5), 1 to 64 of {@code A-Za-z0-9_-}. It prints as its text. */
public record KeyId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The id that a text is; nothing for any other text. */
    public static Optional<KeyId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new KeyId(text)) : Optional.empty();
    }

    /** One of 128 random bits, in base64url: it says nothing and comes once. */
    public static KeyId random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
