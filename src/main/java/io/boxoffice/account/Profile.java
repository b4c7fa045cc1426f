package io.boxoffice.account;

import io.boxoffice.oauth.Grants;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an administrator decides about a user, their password aside. */
public record Profile(
        Username username,
        List<String> roles,
        @Nullable String tenant,
        Grants grants,
        ObjectNode claims,
        boolean enabled,
        PersonalDetails details) {

    /** The same with another e-mail address than the one that was verified. */
    public Profile withEmailUnverified() {
        PersonalDetails unverified = new PersonalDetails(details.name(), details.email(), false);
        return new Profile(username, roles, tenant, grants, claims, enabled, unverified);
    }

    /** Whether they could reach what administrators do. */
    public boolean administers() {
        return User.administers(enabled, roles, grants);
    }
}
