package io.boxoffice.signin;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * How long a browser stays signed in.
 *
 * @param idle after so long without a use the sign-in is over
 * @param absolute after so long it is over, used or not
 */
public record SignInSettings(Duration idle, Duration absolute) {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(30);

    /** Reads them; {@link BadSetting} for an idle time longer than the absolute one. */
    public static SignInSettings of(Settings settings) {
        Duration idle = settings.duration("boxoffice.signin.idle", LEAST, MOST);
        Duration absolute = settings.duration("boxoffice.signin.absolute", LEAST, MOST);
        if (idle.compareTo(absolute) > 0) {
            throw new BadSetting(
                    "boxoffice.signin.idle", idle.toString(), "at most boxoffice.signin.absolute, " + absolute);
        }
        return new SignInSettings(idle, absolute);
    }
}
