package io.boxoffice.account;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Scopes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a user may be made of. */
@Dependent
class NewUserRules {
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_.-]{0,62}");
    private static final Pattern TENANT = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,64}");
    private static final int MAX_ROLES = 16;

    @Inject
    Audiences audiences;

    /** What is not acceptable, in a sentence for the administrator; nothing if all is. */
    Optional<String> refusal(NewUser user) {
        return username(user.username())
                .or(() -> Password.weakness(user.password(), user.username()))
                .or(() -> roles(user.roles()))
                .or(() -> tenant(user))
                .or(() -> audiences(user.audiences()))
                .or(() -> OwnClaims.refusal(user.claims()));
    }

    private static Optional<String> username(String username) {
        return Username.isAllowed(username)
                ? Optional.empty()
                : Optional.of("The username must be 1 to 64 letters, digits or . _ @ + -.");
    }

    private static Optional<String> roles(List<String> roles) {
        boolean allowed = roles.size() <= MAX_ROLES
                && roles.stream().allMatch(role -> ROLE.matcher(role).matches());
        return allowed
                ? Optional.empty()
                : Optional.of("A role must match [a-z][a-z0-9_.-]{0,62}; at most 16 of them.");
    }

    private static Optional<String> tenant(NewUser user) {
        boolean allowed = user.tenant() == null || TENANT.matcher(user.tenant()).matches();
        return allowed ? Optional.empty() : Optional.of("The tenant must be 1 to 64 letters, digits or . _ @ + -.");
    }

    private Optional<String> audiences(Map<String, Scopes> granted) {
        return granted.entrySet().stream()
                .filter(grant -> audiences
                        .find(grant.getKey())
                        .map(AudiencePolicy::scopes)
                        .filter(scopes -> scopes.containsAll(grant.getValue()))
                        .isEmpty())
                .findFirst()
                .map(grant -> "An audience is unknown, or has not all of the scopes.");
    }
}
