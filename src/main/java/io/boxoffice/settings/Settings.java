package io.boxoffice.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Typed, range-checked reading of properties from any source: MicroProfile Config in the server, the plain environment in
 * the check that runs before it. An empty value counts as unset. Every method throws {@link BadSetting} for a value that
 * is missing where it must not be, malformed or out of range.
 */
public final class Settings {
    private final Function<String, Optional<String>> source;

    public Settings(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** The text without the spaces around it, if it is set and not blank. */
    public Optional<String> find(String property) {
        return source.apply(property).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A password, to the last space as it is. */
    public Optional<String> secret(String property) {
        return source.apply(property).filter(text -> !text.isEmpty());
    }

    /** The text of a property that must be set. */
    public String text(String property, String takes) {
        return find(property).orElseThrow(() -> new BadSetting(property, "nothing", takes));
    }

    /** The text of a property that must match a pattern as a whole. */
    public String text(String property, Pattern pattern, String takes) {
        String got = text(property, takes);
        if (!pattern.matcher(got).matches()) {
            throw new BadSetting(property, quoted(got), takes);
        }
        return got;
    }

    /** A whole number within {@code min} and {@code max}, both included. */
    public int integer(String property, int min, int max) {
        String takes = "a whole number from " + min + " to " + max;
        String got = text(property, takes);
        try {
            int number = Integer.parseInt(got);
            if (min <= number && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, in the same words
        }
        throw new BadSetting(property, quoted(got), takes);
    }

    /** An ISO 8601 duration, days allowed ({@code P30D}), within {@code min} and {@code max}, both included. */
    public Duration duration(String property, Duration min, Duration max) {
        String takes = "an ISO 8601 duration from " + iso(min) + " to " + iso(max);
        String got = text(property, takes);
        try {
            Duration duration = Duration.parse(got);
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException notADuration) {
            // refused below, in the same words
        }
        throw new BadSetting(property, quoted(got), takes);
    }

    /** An RFC 3339 time, unless it is unset. It must not lie in the future. */
    public Optional<Instant> past(String property, Clock clock) {
        return find(property).map(got -> {
            try {
                Instant time = Instant.parse(got);
                if (!time.isAfter(clock.instant())) {
                    return time;
                }
            } catch (DateTimeParseException notATime) {
                // refused below, in the same words
            }
            throw new BadSetting(property, quoted(got), "a past time such as 2026-01-31T12:00:00Z");
        });
    }

    /** One of the constants of an enum, written in lower case. */
    public <E extends Enum<E>> E choice(String property, Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        String takes =
                "one of " + String.join(", ", all.stream().map(Settings::lower).toList());
        String got = text(property, takes);
        return all.stream()
                .filter(choice -> lower(choice).equals(got))
                .findFirst()
                .orElseThrow(() -> new BadSetting(property, quoted(got), takes));
    }

    /** A whole number that is one of a few. */
    public int oneOf(String property, int... allowed) {
        String takes = "one of "
                + String.join(
                        ", ", Arrays.stream(allowed).mapToObj(Integer::toString).toList());
        String got = text(property, takes);
        return Arrays.stream(allowed)
                .filter(number -> Integer.toString(number).equals(got))
                .findFirst()
                .orElseThrow(() -> new BadSetting(property, quoted(got), takes));
    }

    /** A comma-separated list; unset is the empty one. */
    public List<String> list(String property) {
        return find(property)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** How a refusal shows what it got: quoted, shortened, without control characters. */
    public static String quoted(String got) {
        String shown = got.length() > 80 ? got.substring(0, 80) + "..." : got;
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }

    private static String iso(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? Period.ofDays((int) duration.toDays()).toString() : duration.toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
