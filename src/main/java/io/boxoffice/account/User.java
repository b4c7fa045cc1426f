package io.boxoffice.account;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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
    /** The role whose bearers administrate. */
    public static final String ADMIN = "admin";

    /** The scopes granted for an audience; nothing if the audience is not granted at all. */
    public Optional<Scopes> scopesFor(String audience) {
        return Optional.ofNullable(audiences.get(audience));
    }

    /** Whether they have the role {@value #ADMIN}. */
    public boolean isAdmin() {
        return roles.contains(ADMIN);
    }

    static boolean administers(boolean enabled, List<String> roles, Map<String, Scopes> audiences) {
        return enabled && roles.contains(ADMIN) && audiences.containsKey(Audience.SERVER.name());
    }

    /** Whether they can reach what administrators do, all of which is at the audience {@code server}. */
    public boolean administers() {
        return administers(enabled, roles, audiences);
    }

    /** What they may do, in words for the audit. */
    public String told() {
        return "username " + username + "; roles " + toldRoles() + "; granted " + toldGrants();
    }

    /** Their roles in words for the audit: in order, with one space between them. */
    public String toldRoles() {
        return roles.stream().sorted().collect(Collectors.joining(" "));
    }

    /** What is granted to them in words for the audit: each audience in order, with its scopes. */
    public String toldGrants() {
        return new TreeMap<>(audiences)
                .entrySet().stream()
                        .map(grant -> grant.getKey() + "(" + grant.getValue() + ")")
                        .collect(Collectors.joining(" "));
    }
}
