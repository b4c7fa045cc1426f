package io.boxoffice.factor;

import io.boxoffice.audience.SecondFactor;
import io.boxoffice.settings.Settings;

/**
 * What is asked of administrators besides what their audience asks.
 *
 * @param admin of whoever has the role {@code admin}, at every audience
 */
public record FactorSettings(SecondFactor admin) {
    /** Reads it; {@link io.boxoffice.settings.BadSetting} for another word. */
    public static FactorSettings of(Settings settings) {
        return new FactorSettings(settings.choice("boxoffice.admin.second.factor", SecondFactor.class));
    }
}
