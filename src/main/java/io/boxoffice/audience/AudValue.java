package io.boxoffice.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of its two spellings stands in the claim {@code aud} of the tokens of an audience (RFC 9068 2.2). */
public enum AudValue {
    /** Its name. */
    NAME,
    /** Its resource. */
    RESOURCE;

    /** The choice as it travels and as it is stored. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of this exact text. */
    public static Optional<AudValue> parse(String wire) {
        return Arrays.stream(values())
                .filter(choice -> choice.wire().equals(wire))
                .findFirst();
    }
}
