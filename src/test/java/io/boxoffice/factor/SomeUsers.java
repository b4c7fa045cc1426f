package io.boxoffice.factor;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.UserId;

/** Users of a test on the database, who have a password and nothing else. */
record SomeUsers(Wiring wiring) {
    UserId add() {
        UserId id = SomeIds.user();
        wiring.database()
                .run(
                        "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                                + " VALUES (?, ?, ?, '$argon2id$none', 'user', now())",
                        id,
                        id.toString(),
                        id.toString());
        return id;
    }

    User read(UserId id) {
        return wiring.inTransaction(() -> wiring.get(Accounts.class).find(id)).orElseThrow();
    }

    /** What they have shown by their password, now. */
    Authentication password() {
        return Authentication.byPassword(wiring.clock().instant());
    }

    /** How many events of a type there are. */
    int events(String type) {
        return Integer.parseInt(wiring.database().text("SELECT count(*) FROM audit_event WHERE type = ?", type));
    }

    /** How many rows a table of factors has of a user. */
    int rows(String table, UserId user) {
        return Integer.parseInt(
                wiring.database().text("SELECT count(*) FROM " + table + " WHERE account_id = ?", user));
    }
}
