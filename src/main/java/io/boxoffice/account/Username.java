package io.boxoffice.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A username: what it may be, and the one form under which it is unique (NFKC, case-folded, NFKC again). */
final class Username {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@+-]{1,64}");

    private Username() {}

    static boolean isAllowed(String username) {
        return ALLOWED.matcher(username).matches();
    }

    static String key(String username) {
        String lower = nfkc(username).toLowerCase(Locale.ROOT);
        // Through upper case once more: only so do all of ß, ẞ and SS become the same.
        return nfkc(lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
