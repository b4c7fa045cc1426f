package io.boxoffice.limit;

import io.boxoffice.settings.Settings;
import java.util.Optional;

/** How often one network may ask; nothing where there is no limit. */
public record LimitSettings(
        Optional<Rate> login, Optional<Rate> refresh, Optional<Rate> client, Optional<Rate> document) {
    /** Reads them; {@link io.boxoffice.settings.BadSetting} for what is neither {@code 0} nor a rate. */
    public static LimitSettings of(Settings settings) {
        return new LimitSettings(
                Rate.of(settings, "boxoffice.limit.login.address"),
                Rate.of(settings, "boxoffice.limit.refresh.address"),
                Rate.of(settings, "boxoffice.limit.client.address"),
                Rate.of(settings, "boxoffice.limit.document.address"));
    }
}
