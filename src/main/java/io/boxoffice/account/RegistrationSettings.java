package io.boxoffice.account;

import io.boxoffice.oauth.Audience;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.List;

/**
 * Whether anyone may register as a user, and for which audiences.
 *
 * @param audiences names that have the shape of one; whether they are registered is asked when it matters
 */
public record RegistrationSettings(boolean open, List<Audience> audiences) {
    private static final String AUDIENCES = "boxoffice.registration.audiences";

    private enum Who {
        CLOSED,
        OPEN
    }

    /** Reads both; {@link BadSetting} for a word that is neither, or a name that no audience can have. */
    public static RegistrationSettings of(Settings settings) {
        List<Audience> audiences = settings.list(AUDIENCES).stream()
                .map(RegistrationSettings::audience)
                .distinct()
                .toList();
        return new RegistrationSettings(settings.choice("boxoffice.registration", Who.class) == Who.OPEN, audiences);
    }

    private static Audience audience(String name) {
        if (!Audience.isName(name)) {
            throw new BadSetting(AUDIENCES, Settings.quoted(name), "names of audiences, [a-z][a-z0-9-]{0,62}");
        }
        return new Audience(name);
    }
}
