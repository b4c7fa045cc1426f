package io.boxoffice.account;

import io.boxoffice.oauth.Secret;
import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as it is compared: Unicode NFC (RFC 8265 4.2.2), 15 to 256 characters (code points), no other rule of
 * composition (NIST SP 800-63B-4 3.1.1).
 */
final class Password {
    private static final int MIN = 15;
    private static final int MAX = 256;

    private Password() {}

    /** The one form in which a password is hashed. */
    static Secret normalised(Secret password) {
        return password.map(text -> Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Why a password cannot be set, or nothing if it can. */
    static Optional<String> weakness(Secret password, String username) {
        String text = normalised(password).reveal();
        int length = text.codePointCount(0, text.length());
        if (length < MIN || length > MAX) {
            return Optional.of("The password must have " + MIN + " to " + MAX + " characters.");
        }
        if (Username.key(text).equals(Username.key(username))) {
            return Optional.of("The password must not be the username.");
        }
        return CommonPasswords.contains(text)
                ? Optional.of("The password is one of those that are guessed first.")
                : Optional.empty();
    }

    /** Whether a password is too long to be anybody's; such a one is refused before it is hashed. */
    static boolean isTooLong(Secret password) {
        return password.reveal().codePointCount(0, password.reveal().length()) > MAX;
    }
}
