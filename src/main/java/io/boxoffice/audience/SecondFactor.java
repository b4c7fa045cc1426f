package io.boxoffice.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a user must show a second factor; a later one of these is stricter than an earlier one. */
public enum SecondFactor {
    /** A password is enough. */
    OFF,
    /** Who has one must show it. */
    IF_ENROLLED,
    /** Everybody must show one, and who has none must set one up first. */
    REQUIRED;

    /** The choice as it travels and as it is stored. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of this exact text. */
    public static Optional<SecondFactor> parse(String wire) {
        return Arrays.stream(values())
                .filter(choice -> choice.wire().equals(wire))
                .findFirst();
    }

    /** The stricter of two. */
    public SecondFactor and(SecondFactor other) {
        return compareTo(other) < 0 ? other : this;
    }
}
