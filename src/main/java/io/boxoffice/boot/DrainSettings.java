package io.boxoffice.boot;

import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * How a node takes its leave.
 *
 * @param time how long it serves on, not ready, between SIGTERM and its stop, 0 s to 1 min
 */
record DrainSettings(Duration time) {
    static DrainSettings of(Settings settings) {
        return new DrainSettings(settings.duration("boxoffice.drain", Duration.ZERO, Duration.ofMinutes(1)));
    }
}
