package io.boxoffice.account;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.settings.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    AccountChanges changes;

    @Inject
    HashPool pool;

    @Inject
    PasswordHash hash;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Recovers the user that the settings name, if they name one. */
    public void run() {
        AdminSettings chosen = AdminSettings.of(settings);
        chosen.recovered()
                .ifPresent(name ->
                        recover(name, chosen.password().flatMap(Password::of).orElseThrow()));
    }

    private void recover(Username name, Password password) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Accounts.Stored stored = accounts.findByName(name).orElse(null);
            if (stored == null) {
                LOG.log(Level.ERROR, "boxoffice.admin.recovery names no user: nobody was changed.");
                return;
            }
            if (isDone(stored, password)) {
                LOG.log(Level.WARNING, "boxoffice.admin.recovery has nothing left to do: take it away.");
                return;
            }
            if (changes.recover(stored.user(), administrator(stored.user()), hashed(password))) {
                LOG.log(
                        Level.WARNING,
                        "User " + stored.user().id() + " is an administrator again, with the password of"
                                + " boxoffice.admin.password. Take boxoffice.admin.recovery away: each start with it would"
                                + " set this password again.");
                return;
            }
        }
        throw new IllegalStateException("the user that boxoffice.admin.recovery names is changed all the time");
    }

    private boolean isDone(Accounts.Stored stored, Password password) {
        return stored.user().administers()
                && !isLocked(stored.user())
                && pool.run(turn -> hash.matches(turn, password, stored.passwordHash()))
                        .orElse(false);
    }

    private String hashed(Password password) {
        return pool.run(turn -> hash.hash(turn, password))
                .orElseThrow(() -> new IllegalStateException("too many hashes are waiting"));
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
        Map<String, Scopes> audiences = new TreeMap<>(user.audiences());
        audiences.putIfAbsent(Audience.SERVER.name(), Scopes.NONE);
        return new Profile(new Username(user.username()), roles, user.tenant(), audiences, claims(user), true);
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
