package io.boxoffice.signing;

import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * How keys are made and published.
 *
 * @param announce how long a key is published before it signs; verifiers may cache a key set half as long
 * @param rsaBits the size of new RSA keys: 2048, 3072 or 4096
 */
public record KeySettings(Duration announce, int rsaBits) {
    public static KeySettings of(Settings settings) {
        return new KeySettings(
                settings.duration("boxoffice.keys.announce", Duration.ofSeconds(1), Duration.ofDays(182)),
                settings.oneOf("boxoffice.keys.rsa.bits", 2048, 3072, 4096));
    }
}
