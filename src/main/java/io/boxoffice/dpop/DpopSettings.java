package io.boxoffice.dpop;

import io.boxoffice.settings.Settings;

/**
 * How many DPoP proofs are remembered.
 *
 * @param most rows on all nodes together; of one more than that none is taken
 * @param perKey of one key in a minute, on each node
 */
public record DpopSettings(int most, int perKey) {
    /** Reads both; {@link io.boxoffice.settings.BadSetting} for what is out of range. */
    public static DpopSettings of(Settings settings) {
        return new DpopSettings(
                settings.integer("boxoffice.dpop.proofs", 1_000, 5_000_000),
                settings.integer("boxoffice.dpop.proofs.key", 10, 1_000_000));
    }
}
