package io.boxoffice.account;

import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A user who is to be made; what is not acceptable is found by {@link UserRules}. */
public record NewUser(
        Username username,
        Secret password,
        List<String> roles,
        @Nullable String tenant,
        Grants grants,
        ObjectNode claims,
        boolean enabled,
        PersonalDetails details) {

    /** Of whom nothing more is known. */
    public NewUser(
            Username username,
            Secret password,
            List<String> roles,
            @Nullable String tenant,
            Grants grants,
            ObjectNode claims,
            boolean enabled) {
        this(username, password, roles, tenant, grants, claims, enabled, PersonalDetails.NONE);
    }

    /** What of it can be changed later, all but the password. */
    public Profile profile() {
        return new Profile(username, roles, tenant, grants, claims, enabled, details);
    }
}
