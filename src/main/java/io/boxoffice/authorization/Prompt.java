package io.boxoffice.authorization;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a client wants its user to be asked, or not to be asked (OpenID Connect Core 3.1.2.1). */
public enum Prompt {
    /** Nothing: no page is shown. */
    NONE,
    /** Who they are, though they are signed in. */
    LOGIN,
    /** What they allow, though they have allowed it. */
    CONSENT,
    /** Which account they want to use. */
    SELECT_ACCOUNT;

    /** Those of a list with spaces; what is unknown is not looked at. */
    static Set<Prompt> of(String text) {
        Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
        for (String word : text.split(" ", -1)) {
            Arrays.stream(values())
                    .filter(prompt -> prompt.name().toLowerCase(Locale.ROOT).equals(word))
                    .forEach(prompts::add);
        }
        return Collections.unmodifiableSet(prompts);
    }
}
