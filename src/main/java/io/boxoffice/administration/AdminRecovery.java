package io.boxoffice.administration;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.AdminSettings;
import io.boxoffice.account.PasswordChoice;
import io.boxoffice.account.Profile;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way back for who owns the database and the master key, when nobody is left who can administrate: a setting of one start
 * makes a user an administrator who can log in. Nodes that start together, and a start that finds it done, change nothing more.
 */
@Dependent
public class AdminRecovery {
    private static final Logger LOG = System.getLogger(AdminRecovery.class.getName());
    private static final int ATTEMPTS = 5;

    @Inject
    Accounts accounts;

    @Inject
    UserChanges changes;

    @Inject
    PasswordChoice passwords;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Recovers the user that the settings name, if they name one. */
    public void run() {
        AdminSettings chosen = AdminSettings.of(settings);
        chosen.recovered().ifPresent(name -> recover(name, chosen.password().orElseThrow()));
    }

    private void recover(Username name, Secret password) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            User user = accounts.findUser(name).orElse(null);
            if (user == null) {
                LOG.log(Level.ERROR, "boxoffice.admin.recovery names no user: nobody was changed.");
                return;
            }
            if (isDone(user, name, password)) {
                LOG.log(Level.WARNING, "boxoffice.admin.recovery has nothing left to do: take it away.");
                return;
            }
            if (changes.recover(user, administrator(user), hashed(password, name))) {
                LOG.log(
                        Level.WARNING,
                        "User " + user.id() + " is an administrator again, with the password of"
                                + " boxoffice.admin.password. Take boxoffice.admin.recovery away: each start with it would"
                                + " set this password again.");
                return;
            }
        }
        throw new IllegalStateException("the user that boxoffice.admin.recovery names is changed all the time");
    }

    private boolean isDone(User user, Username name, Secret password) {
        return user.administers() && !isLocked(user) && passwords.isPresent(password, name);
    }

    private String hashed(Secret password, Username name) {
        return switch (passwords.of(password, name)) {
            case PasswordChoice.Hashed hashed -> hashed.hash();
            case PasswordChoice.Weak _, PasswordChoice.Busy _ ->
                throw new IllegalStateException("the password was not hashed");
        };
    }

    private boolean isLocked(User user) {
        return user.lockedUntil() != null && user.lockedUntil().isAfter(clock.instant());
    }

    /** The same user, who may log in and administrate. */
    private static Profile administrator(User user) {
        List<String> roles = new ArrayList<>(user.roles());
        if (!user.isAdmin()) {
            roles.add(User.ADMIN);
        }
        Grants grants = user.grants().with(Audience.SERVER);
        return new Profile(
                new Username(user.username()), roles, user.tenant(), grants, claims(user), true, user.details());
    }

    private static ObjectNode claims(User user) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        user.claims().forEach((name, value) -> {
            if (value instanceof Boolean flag) {
                claims.put(name, flag);
            } else {
                claims.put(name, String.valueOf(value));
            }
        });
        return claims;
    }
}
