package io.boxoffice.account;

import io.boxoffice.oauth.Scopes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an administrator decides about a user, their password aside. */
public record Profile(
        Username username,
        List<String> roles,
        @Nullable String tenant,
        Map<String, Scopes> audiences,
        ObjectNode claims,
        boolean enabled) {

    /** Whether they could reach what administrators do. */
    public boolean administers() {
        return User.administers(enabled, roles, audiences);
    }
}
