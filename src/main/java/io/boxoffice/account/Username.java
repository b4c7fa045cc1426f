package io.boxoffice.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A username as somebody wrote it, 1 to 254 characters (code points): no other one can be made, so nothing is worked on before its
 * length is known. Whether a user may have it is asked by {@link #isAllowed}.
 */
public record Username(String text) {
    /** What a username must be. */
    static final String TAKES =
            "1 to 254 letters, marks or digits of any script, or . @ ! # $ % & ' * + - / = ? ^ _ ` { | } ~;"
                    + " no spaces, double quotes, brackets, commas, colons, backslashes, other symbols or control characters";

    /** The same in a sentence for the caller. */
    public static final String RULE = "The username must be " + TAKES + ".";

    private static final int MAX = 254;
    /** Whatever an e-mail address may be, quoted ones and literal addresses aside: atext of RFC 5322 3.2.3, and RFC 6531 3.3. */
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N}.@!#$%&'*+\\-/=?^_`{|}~]+");

    /** {@link IllegalArgumentException} for a text that {@link #of} would not take. */
    public Username {
        if (!fits(text)) {
            throw new IllegalArgumentException("a username of no or too many characters");
        }
    }

    /** Nothing for no text at all, or one that is longer than any name. */
    public static Optional<Username> of(String text) {
        return fits(text) ? Optional.of(new Username(text)) : Optional.empty();
    }

    /** Whether a user may have it: its characters, and the length of its key, which a single ligature can make longer. */
    boolean isAllowed() {
        return ALLOWED.matcher(text).matches() && Length.isAtMost(MAX, key());
    }

    /** The one form under which it is unique: NFKC, case-folded, NFKC again. */
    String key() {
        return folded(text);
    }

    private static String folded(String text) {
        String lower = nfkc(text).toLowerCase(Locale.ROOT);
        // Through upper case once more: only so do all of ß, ẞ and SS become the same.
        return nfkc(lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    private static boolean fits(String text) {
        return !text.isEmpty() && Length.isAtMost(MAX, text);
    }

    /** The key of a name that goes on after this one, by a character or so. */
    String keyFollowedBy(String further) {
        return folded(text + further);
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
