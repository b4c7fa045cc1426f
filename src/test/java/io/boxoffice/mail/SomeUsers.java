package io.boxoffice.mail;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.oauth.UserId;

/** Users with and without an address to which mails may go. */
record SomeUsers(UnitDatabase database) {
    UserId add(String name, String email, boolean verified) {
        UserId id = SomeIds.user();
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, created_at, email, email_verified)"
                        + " VALUES (?, ?, ?, '$argon2id$none', 'user', now(), ?, ?)",
                id,
                name,
                name,
                email,
                verified);
        return id;
    }
}
