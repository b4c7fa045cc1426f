package io.boxoffice.limit;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many requests in so much time; they may come all at once, and then come back evenly.
 *
 * @param requests 1 to 999,999
 * @param period {@code PT1S} to {@code PT1H}
 */
public record Rate(int requests, Duration period) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/(P[A-Z0-9.]+)");
    private static final String OFF = "0";
    private static final String TAKES = "0 for no limit, or 1 to 999999 requests in PT1S to PT1H, written as 300/PT1M";

    /** Reads a rate; nothing where there is no limit. {@link BadSetting} for everything else. */
    static Optional<Rate> of(Settings settings, String property) {
        String got = settings.text(property, TAKES);
        if (got.equals(OFF)) {
            return Optional.empty();
        }
        return Optional.of(parse(got).orElseThrow(() -> new BadSetting(property, Settings.quoted(got), TAKES)));
    }

    private static Optional<Rate> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rate(Integer.parseInt(form.group(1)), Duration.parse(form.group(2))))
                    .filter(Rate::isInRange);
        } catch (DateTimeParseException notADuration) {
            return Optional.empty();
        }
    }

    /** So many times as many requests in the same time. */
    Rate times(int factor) {
        return new Rate(requests * factor, period);
    }

    private boolean isInRange() {
        return period.compareTo(Duration.ofSeconds(1)) >= 0 && period.compareTo(Duration.ofHours(1)) <= 0;
    }
}
