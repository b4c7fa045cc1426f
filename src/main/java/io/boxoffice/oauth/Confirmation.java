package io.boxoffice.oauth;

import java.util.regex.Pattern;

/**
 * The key that whoever presents a token must have: the member {@code jkt} of the claim {@code cnf} (RFC 9449 6.1).
 *
 * @param thumbprint the SHA-256 thumbprint of the key (RFC 7638), 43 characters of base64url
 */
public record Confirmation(String thumbprint) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public Confirmation {
        if (!isThumbprint(thumbprint)) {
            throw new IllegalArgumentException("not a SHA-256 thumbprint");
        }
    }

    /** Whether a text has the shape of a thumbprint. */
    public static boolean isThumbprint(String text) {
        return SHAPE.matcher(text).matches();
    }
}
