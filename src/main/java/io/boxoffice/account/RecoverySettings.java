package io.boxoffice.account;

import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * Links to set a password.
 *
 * @param link how long one is good that an administrator makes, who may take a while to hand it over
 */
public record RecoverySettings(Duration link) {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Reads it; {@link io.boxoffice.settings.BadSetting} for a time that is no such one. */
    public static RecoverySettings of(Settings settings) {
        return new RecoverySettings(settings.duration("boxoffice.recovery.link", SHORTEST, LONGEST));
    }
}
