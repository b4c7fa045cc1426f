package io.boxoffice.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a login comes to when the user has as many sessions as the audience allows. */
public enum OnMaxSessions {
    /** The login is refused. */
    REJECT,
    /** The oldest session ends and the new one begins. */
    END_OLDEST;

    /** The choice as it travels and as it is stored. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of this exact text. */
    public static Optional<OnMaxSessions> parse(String wire) {
        return Arrays.stream(values())
                .filter(choice -> choice.wire().equals(wire))
                .findFirst();
    }
}
