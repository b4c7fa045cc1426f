package io.boxoffice.admin;

import io.boxoffice.oauth.Scopes;
import java.util.Set;

/** The scopes of the audience {@code server} by which a machine, or a user who is no administrator, administrates. */
final class AdminScopes {
    static final String USERS_READ = "users.read";
    static final String USERS_WRITE = "users.write";
    static final String KEYS_READ = "keys.read";
    static final String KEYS_WRITE = "keys.write";
    static final String AUDIENCES_READ = "audiences.read";
    static final String AUDIENCES_WRITE = "audiences.write";
    static final String CLIENTS_READ = "clients.read";
    static final String CLIENTS_WRITE = "clients.write";
    static final String CONFIG_READ = "config.read";
    static final String CONFIG_WRITE = "config.write";
    static final String SESSIONS_READ = "sessions.read";
    static final String SESSIONS_WRITE = "sessions.write";
    static final String AUDIT_READ = "audit.read";

    /** Each of them. */
    static final Scopes ALL = Scopes.of(Set.of(
            USERS_READ,
            USERS_WRITE,
            KEYS_READ,
            KEYS_WRITE,
            AUDIENCES_READ,
            AUDIENCES_WRITE,
            CLIENTS_READ,
            CLIENTS_WRITE,
            CONFIG_READ,
            CONFIG_WRITE,
            SESSIONS_READ,
            SESSIONS_WRITE,
            AUDIT_READ));

    private AdminScopes() {}
}
