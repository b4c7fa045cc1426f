package io.boxoffice.hash;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;

/** The fields of a text of the form {@code $name$parameters$salt$hash}. */
final class Field {
    /** A whole number without leading zeros, below ten million. */
    static final String NUMBER = "([1-9]\\d{0,6})";

    /** Base64 without padding (RFC 4648 4), in which passlib writes a full stop for the plus sign. */
    static final String BASE64 = "([A-Za-z0-9+/.]+)";

    private static final int LEAST_SALT = 8;
    private static final int LEAST_KEY = 16;
    private static final int MOST = 64;

    private Field() {}

    static int number(MatchResult text, int group) {
        return Integer.parseInt(text.group(group));
    }

    /** A salt of 8 to 64 bytes. */
    static Optional<byte[]> salt(String base64) {
        return bytes(base64).filter(Field::isSalt);
    }

    /** A hash of 16 to 64 bytes. */
    static Optional<byte[]> key(String base64) {
        return bytes(base64).filter(Field::isKey);
    }

    static boolean isSalt(byte[] salt) {
        return salt.length >= LEAST_SALT && salt.length <= MOST;
    }

    static boolean isKey(byte[] key) {
        return key.length >= LEAST_KEY && key.length <= MOST;
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.replace('.', '+')));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
