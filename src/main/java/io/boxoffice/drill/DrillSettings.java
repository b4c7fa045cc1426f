package io.boxoffice.drill;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether drills begin by themselves.
 *
 * @param every how long after the last one of its kind at its audience, 1 h to 365 d; nothing for never
 */
public record DrillSettings(Optional<Duration> every) {
    private static final String EVERY = "boxoffice.drills.every";
    private static final Duration SHORTEST = Duration.ofHours(1);

    public static DrillSettings of(Settings settings) {
        Duration every = settings.duration(EVERY, Duration.ZERO, Duration.ofDays(365));
        if (!every.isZero() && every.compareTo(SHORTEST) < 0) {
            throw new BadSetting(EVERY, Settings.quoted(every.toString()), "PT0S for never, or PT1H to P365D");
        }
        return new DrillSettings(Optional.of(every).filter(given -> !given.isZero()));
    }
}
