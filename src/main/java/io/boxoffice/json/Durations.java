package io.boxoffice.json;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes durations: ISO 8601 in days, hours, minutes and whole seconds, such as {@code P14D} or {@code PT10M}. */
public final class Durations {
    private static final Pattern WHOLE_SECONDS = Pattern.compile("P([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?");

    private Durations() {}

    /** The duration that a text is; nothing for any other text, a sign or a fraction. */
    public static Optional<Duration> parse(String text) {
        try {
            return WHOLE_SECONDS.matcher(text).matches() ? Optional.of(Duration.parse(text)) : Optional.empty();
        } catch (DateTimeParseException emptyOrTooLarge) {
            return Optional.empty();
        }
    }

    /** The text of a duration, in days where they are whole. */
    public static String text(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
