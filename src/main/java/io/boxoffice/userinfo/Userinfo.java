package io.boxoffice.userinfo;

import io.boxoffice.account.User;
import io.boxoffice.oauth.Scopes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims about a user that scopes ask for (OpenID Connect Core 5.3.2, 5.4). What is not known is left out. */
record Userinfo(User user, Scopes scopes) {
    /** By their names as they travel. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.id().toString());
        if (scopes.contains(UserinfoScopes.PROFILE)) {
            claims.put("preferred_username", user.username());
            put(claims, "name", user.details().name());
        }
        if (scopes.contains(UserinfoScopes.EMAIL) && user.details().email() != null) {
            put(claims, "email", user.details().email());
            claims.put("email_verified", user.details().emailVerified());
        }
        return claims;
    }

    private static void put(Map<String, Object> claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
