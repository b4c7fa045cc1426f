package io.boxoffice.account;

import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * When guesses at a password are stopped, and for how long.
 *
 * @param failures how many wrong passwords in a row are looked at, 1 to 20: with one count for everywhere and four for known
 *     networks no more than 100 before the first wait (NIST SP 800-63B-4 3.2.2)
 * @param duration the first lock, {@code PT1S} to {@code P1D}
 */
public record LockoutSettings(int failures, Duration duration) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 17; // a second, doubled so often, is more than a day

    /** Reads both; {@link io.boxoffice.settings.BadSetting} for what is out of range. */
    public static LockoutSettings of(Settings settings) {
        return new LockoutSettings(
                settings.integer("boxoffice.lockout.failures", 1, 20),
                settings.duration("boxoffice.lockout.duration", Duration.ofSeconds(1), LONGEST));
    }

    /** How long a lock lasts after so many before it: twice as long each time, and a day at most. */
    public Duration lockAfter(int locks) {
        Duration doubled = duration.multipliedBy(1L << Math.min(locks, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
