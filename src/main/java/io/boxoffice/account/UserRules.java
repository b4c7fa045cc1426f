package io.boxoffice.account;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a user may be made of. */
@Dependent
public class UserRules {
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_.-]{0,62}");
    private static final Pattern TENANT = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,64}");
    private static final int MAX_ROLES = 16;

    @Inject
    Audiences audiences;

    /**
     * What is not acceptable, in a sentence for the administrator; nothing if all is.
     *
     * @param held what is granted already; a scope in it may stay, though its audience no longer has it
     */
    public Optional<String> refusal(Profile wanted, Grants held) {
        return username(wanted.username())
                .or(() -> roles(wanted.roles()))
                .or(() -> tenant(wanted))
                .or(() -> audiences(wanted.grants(), held))
                .or(() -> OwnClaims.refusal(wanted.claims()))
                .or(() -> wanted.details().refusal());
    }

    private static Optional<String> username(Username username) {
        return username.isAllowed() ? Optional.empty() : Optional.of(Username.RULE);
    }

    private static Optional<String> roles(List<String> roles) {
        boolean allowed = roles.size() <= MAX_ROLES
                && roles.stream().allMatch(role -> ROLE.matcher(role).matches());
        return allowed
                ? Optional.empty()
                : Optional.of("A role must match [a-z][a-z0-9_.-]{0,62}; at most 16 of them.");
    }

    private static Optional<String> tenant(Profile wanted) {
        boolean allowed =
                wanted.tenant() == null || TENANT.matcher(wanted.tenant()).matches();
        return allowed ? Optional.empty() : Optional.of("The tenant must be 1 to 64 letters, digits or . _ @ + -.");
    }

    private Optional<String> audiences(Grants wanted, Grants held) {
        boolean allowed = wanted.scopes().entrySet().stream()
                .allMatch(grant -> isGrantable(
                        grant.getKey(),
                        grant.getValue(),
                        held.at(grant.getKey()).orElse(Scopes.NONE)));
        return allowed ? Optional.empty() : Optional.of("An audience is unknown, or has not all of the scopes.");
    }

    private boolean isGrantable(Audience audience, Scopes wanted, Scopes held) {
        return audiences
                .find(audience.name())
                .filter(_ -> !audience.equals(Audience.USERINFO)) // everybody has it
                .map(AudiencePolicy::scopes)
                .filter(known ->
                        wanted.values().stream().allMatch(scope -> known.contains(scope) || held.contains(scope)))
                .isPresent();
    }
}
