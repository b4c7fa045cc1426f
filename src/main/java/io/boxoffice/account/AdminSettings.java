package io.boxoffice.account;

import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.Optional;

/**
 * The administrator of an empty database, and the user who is to administrate again because nobody can any more.
 *
 * @param password nothing when none is set: then a random one is made and shown once
 * @param recovered the name of that user, who gets the same password; nothing in almost every start
 */
public record AdminSettings(Username username, Optional<Secret> password, Optional<Username> recovered) {
    private static final String RECOVERY = "boxoffice.admin.recovery";
    private static final String USERNAME = "boxoffice.admin.username";
    private static final String PASSWORD = "boxoffice.admin.password";

    /** Reads them all; {@link BadSetting} for a name or a password that no user may have. It shows no password. */
    public static AdminSettings of(Settings settings) {
        Username username = username(USERNAME, settings.text(USERNAME, "a username"));
        Optional<Username> recovered = settings.find(RECOVERY).map(name -> username(RECOVERY, name));
        Optional<Secret> password = settings.secret(PASSWORD).map(Secret::new);
        if (recovered.isPresent() && password.isEmpty()) {
            throw new BadSetting(PASSWORD, "nothing", "the new password of the user that " + RECOVERY + " names");
        }
        password.ifPresent(chosen -> {
            requireGood(chosen, username);
            recovered.ifPresent(user -> requireGood(chosen, user));
        });
        return new AdminSettings(username, password, recovered);
    }

    private static Username username(String property, String name) {
        return Username.of(name)
                .filter(Username::isAllowed)
                .orElseThrow(() -> new BadSetting(property, Settings.quoted(name), Username.TAKES));
    }

    private static void requireGood(Secret chosen, Username username) {
        if (Password.choose(chosen, username) instanceof Password.Weak weak) {
            throw new BadSetting(PASSWORD, "one that cannot be used", "another: " + weak.message());
        }
    }
}
