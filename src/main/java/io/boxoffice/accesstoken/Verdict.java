package io.boxoffice.accesstoken;

import java.util.Locale;

/** What a check of a token comes to. */
public enum Verdict {
    /** It holds. */
    PASSED,
    /** It does not hold: reason enough to refuse the token. */
    FAILED,
    /** What it looks at is not there, or nobody has signed it: a check before it failed. */
    NOT_REACHED,
    /** There is nothing to look at: the token, or the question, is without it. */
    NOT_APPLICABLE;

    static Verdict of(boolean holds) {
        return holds ? PASSED : FAILED;
    }

    /** The verdict as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
