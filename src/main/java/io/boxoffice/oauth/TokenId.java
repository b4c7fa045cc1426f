package io.boxoffice.oauth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of an access token: the claim {@code jti} (RFC 7519 4.1.7), 1 to 64 of {@code A-Za-z0-9_-}. It prints as its text. */
public record TokenId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The id that a text is; nothing for any other text. */
    public static Optional<TokenId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TokenId(text)) : Optional.empty();
    }

    /** One of 128 random bits, in base64url. */
    public static TokenId random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new TokenId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
