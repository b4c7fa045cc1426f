package io.boxoffice.transport;

import io.boxoffice.settings.Settings;
import java.util.Locale;

/** Where a node runs. Staging has the rules of production and its own name in the logs. */
public enum Mode {
    DEVELOPMENT,
    STAGING,
    PRODUCTION;

    /** The mode that the settings name; unset, it is {@code development} with the embedded database, else production. */
    public static Mode of(Settings settings) {
        if (settings.find("boxoffice.mode").isPresent()) {
            return settings.choice("boxoffice.mode", Mode.class);
        }
        return settings.find("boxoffice.db.url").isPresent() ? PRODUCTION : DEVELOPMENT;
    }

    /** The name as it is configured. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the rules are those of production. */
    public boolean isStrict() {
        return this != DEVELOPMENT;
    }
}
