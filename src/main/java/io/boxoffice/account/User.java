package io.boxoffice.account;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A user and what is granted to them. It holds no password and no hash.
 *
 * @param claims the user's own claims: up to 8 strings or booleans
 * @param hasSecondFactor whether they have a factor besides the password
 * @param version changes with every change by an administrator and every new password
 */
public record User(
        UserId id,
        String username,
        List<String> roles,
        @Nullable String tenant,
        Grants grants,
        Map<String, Object> claims,
        boolean enabled,
        @Nullable Instant lockedUntil,
        Instant createdAt,
        long version,
        boolean hasSecondFactor,
        PersonalDetails details) {
    /** The role whose bearers administrate. */
    public static final String ADMIN = "admin";

    /** Whether they have the role {@value #ADMIN}. */
    public boolean isAdmin() {
        return roles.contains(ADMIN);
    }

    /** The scopes that they have at an audience; nothing if it is not granted. At that of userinfo everybody has all. */
    public Optional<Scopes> grantedAt(AudiencePolicy policy) {
        return policy.audience().equals(Audience.USERINFO)
                ? Optional.of(policy.scopes())
                : grants.at(policy.audience());
    }

    static boolean administers(boolean enabled, List<String> roles, Grants grants) {
        return enabled && roles.contains(ADMIN) && grants.includes(Audience.SERVER);
    }

    /** Whether they can reach what administrators do, all of which is at the audience {@code server}. */
    public boolean administers() {
        return administers(enabled, roles, grants);
    }

    /** What they may do, in words for the audit. */
    public String told() {
        return "username " + username + "; roles " + toldRoles() + "; granted " + grants;
    }

    /** Their roles in words for the audit: in order, with one space between them. */
    public String toldRoles() {
        return roles.stream().sorted().collect(Collectors.joining(" "));
    }
}
