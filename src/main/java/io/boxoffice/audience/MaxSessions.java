package io.boxoffice.audience;

import io.boxoffice.settings.Settings;
import java.util.OptionalInt;

/**
 * How many sessions a user may have at once at an audience that says nothing of it; of one too many the oldest ends.
 *
 * @param configured 1 to 1,000,000; empty is no limit
 */
public record MaxSessions(OptionalInt configured) {
    private static final int MOST = 1_000_000;

    public static MaxSessions of(Settings settings) {
        int most = settings.integer("boxoffice.sessions.max", 0, MOST);
        return new MaxSessions(most == 0 ? OptionalInt.empty() : OptionalInt.of(most));
    }
}
