package io.boxoffice.revocation;

import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * How far revocations are relied on.
 *
 * @param staleness a node that could not confirm what is revoked for so long lets nobody in, 1 s to 1 min
 */
public record RevocationSettings(Duration staleness) {
    public static RevocationSettings of(Settings settings) {
        return new RevocationSettings(
                settings.duration("boxoffice.revocation.staleness", Duration.ofSeconds(1), Duration.ofMinutes(1)));
    }
}
