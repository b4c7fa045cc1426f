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
public record AdminSettings(String username, Optional<Secret> password) {
    private static final String USERNAME = "boxoffice.admin.username";
    private static final String PASSWORD = "boxoffice.admin.password";

    /** Reads both; {@link BadSetting} for a name or a password that no user may have. It shows no password. */
    public static AdminSettings of(Settings settings) {
        String username = settings.text(USERNAME, "a username");
        if (!Username.isAllowed(username)) {
            throw new BadSetting(USERNAME, Settings.quoted(username), "1 to 64 letters, digits or . _ @ + -");
        }
        Optional<Secret> password = settings.find(PASSWORD).map(Secret::new);
        password.flatMap(chosen -> Password.weakness(chosen, username)).ifPresent(reason -> {
            throw new BadSetting(PASSWORD, "one that cannot be used", "another: " + reason);
        });
        return new AdminSettings(username, password);
    }
}
