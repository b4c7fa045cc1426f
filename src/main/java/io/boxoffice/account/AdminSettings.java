package io.boxoffice.account;

import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.Optional;

/**
 * The administrator of an empty database.
 *
 * @param password nothing when none is set: then a random one is made and shown once
 */
public record AdminSettings(Username username, Optional<Secret> password) {
    private static final String USERNAME = "boxoffice.admin.username";
    private static final String PASSWORD = "boxoffice.admin.password";

    /** Reads both; {@link BadSetting} for a name or a password that no user may have. It shows no password. */
    public static AdminSettings of(Settings settings) {
        String name = settings.text(USERNAME, "a username");
        Username username = Username.of(name)
                .filter(Username::isAllowed)
                .orElseThrow(() -> new BadSetting(USERNAME, Settings.quoted(name), Username.TAKES));
        Optional<Secret> password = settings.find(PASSWORD).map(Secret::new);
        if (password.map(chosen -> Password.choose(chosen, username)).orElse(null) instanceof Password.Weak weak) {
            throw new BadSetting(PASSWORD, "one that cannot be used", "another: " + weak.reason());
        }
        return new AdminSettings(username, password);
    }
}
