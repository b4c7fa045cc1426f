package io.boxoffice.account;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user and what is granted to them. It holds no password and no hash.
 *
 * @param audiences the scopes granted for each audience that is granted; an audience that is not here is not granted
 * @param claims the user's own claims: up to 8 strings or booleans
 * @param version changes with every change by an administrator and every new password
 */
public record User(
        UUID id,
        String username,
        List<String> roles,
        @Nullable String tenant,
        Map<String, Scopes> audiences,
        Map<String, Object> claims,
        boolean enabled,
        @Nullable Instant lockedUntil,
        Instant createdAt,
        long version) {
    static final String ADMIN = "admin";

    /** The scopes granted for an audience; nothing if the audience is not granted at all. */
    public Optional<Scopes> scopesFor(String audience) {
        return Optional.ofNullable(audiences.get(audience));
    }

    boolean isAdmin() {
        return roles.contains(ADMIN);
    }

    /** Whether they can reach what administrators do, all of which is at the audience {@code server}. */
    static boolean administers(boolean enabled, List<String> roles, Map<String, Scopes> audiences) {
        return enabled && roles.contains(ADMIN) && audiences.containsKey(Audience.SERVER.name());
    }

    boolean administers() {
        return administers(enabled, roles, audiences);
    }
}
