package io.boxoffice.idtoken;

import io.boxoffice.account.PersonalDetails;
import io.boxoffice.account.User;
import io.boxoffice.oauth.IdClaims;
import java.util.LinkedHashMap;
import java.util.Map;

/** Claims about a user that a client asked for by name (OpenID Connect Core 5.5): what is not known or not ours is left out. */
final class AskedClaims {
    private AskedClaims() {}

    static Map<String, Object> of(User user, IdClaims asked) {
        Map<String, Object> known = known(user);
        known.keySet().retainAll(asked.names());
        return known;
    }

    private static Map<String, Object> known(User user) {
        PersonalDetails details = user.details();
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("preferred_username", user.username());
        if (details.name() != null) {
            known.put("name", details.name());
        }
        if (details.email() != null) {
            known.put("email", details.email());
            known.put("email_verified", details.emailVerified());
        }
        return known;
    }
}
