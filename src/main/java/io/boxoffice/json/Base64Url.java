package io.boxoffice.json;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding, in the one spelling that each text of bytes has (RFC 4648 3.5, RFC 7515 2). */
public final class Base64Url {
    private Base64Url() {}

    /** The bytes of a text, at least one; nothing if the text is not the one that these bytes have. */
    public static Optional<byte[]> canonical(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            boolean same = encode(bytes).equals(text);
            return same && bytes.length > 0 ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The text of these bytes. */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
