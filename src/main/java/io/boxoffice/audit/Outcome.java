package io.boxoffice.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How something ended. */
public enum Outcome {
    SUCCESS,
    FAILURE;

    /** The outcome as it is stored and as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome that a text is, spelled exactly. */
    public static Optional<Outcome> parse(String text) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.wire().equals(text))
                .findFirst();
    }
}
