package io.boxoffice.account;

import io.boxoffice.oauth.Secret;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A password as it is compared: Unicode NFC (RFC 8265 4.2.2), 256 characters (code points) at most, as it was typed and in that
 * form: no longer one can be made, and its length is known before it is normalised. One that is chosen has 15 at least and
 * no other rule of composition (NIST SP 800-63B-4 3.1.1).
 */
public final class Password {
    /** What may become of a password that somebody chose. */
    sealed interface Choice permits Good, Weak {}

    /** It can be set. */
    record Good(Password password) implements Choice {}

    /** It cannot be set; the message is for whoever chose it. */
    record Weak(String message) implements Choice {}

    private static final int MIN = 15;
    private static final int MAX = 256;
    private static final Weak WRONG_LENGTH = new Weak("The password must have " + MIN + " to " + MAX + " characters.");

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** A password that somebody typed; nothing when it is too long to be anybody's. */
    public static Optional<Password> of(Secret typed) {
        return of(typed, text -> Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    static Optional<Password> of(Secret typed, UnaryOperator<String> nfc) {
        return Optional.of(typed.reveal())
                .filter(text -> Length.isAtMost(MAX, text))
                .map(nfc)
                .filter(text -> Length.isAtMost(MAX, text)) // it may be three times as long now
                .map(Password::new);
    }

    /** Whether a user of this name may choose it. */
    static Choice choose(Secret typed, Username username) {
        return of(typed).map(password -> password.choice(username)).orElse(WRONG_LENGTH);
    }

    private Choice choice(Username username) {
        if (text.codePointCount(0, text.length()) < MIN) {
            return WRONG_LENGTH;
        }
        if (Username.of(text).map(Username::key).filter(username.key()::equals).isPresent()) {
            return new Weak("The password must not be the username.");
        }
        return CommonPasswords.contains(text)
                ? new Weak("The password is one of those that are guessed first.")
                : new Good(this);
    }

    /** What is hashed. */
    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
