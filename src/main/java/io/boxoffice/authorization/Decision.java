package io.boxoffice.authorization;

import io.boxoffice.account.User;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.Scopes;
import java.util.Optional;

/** What a client can get of a user at most: what it asked for, as far as it, the user and the audience have it. */
public sealed interface Decision {
    /**
     * As much as this, if the user agrees.
     *
     * @param scope of the access token
     * @param identity of the ID token, userinfo and offline use
     */
    record Possible(Scopes scope, Scopes identity) implements Decision {
        /** All that the user is asked for. */
        public Scopes all() {
            return scope.and(identity);
        }
    }

    /** The user has nothing at the audience. */
    record NotGranted() implements Decision {}

    /** Of the scopes that were asked for, nothing is left. */
    record NoScope() implements Decision {}

    /** Decides on a request for a user. */
    static Decision of(AuthorizationRequest request, User user) {
        Audience audience = request.target().audience();
        Scopes identity = request.identity();
        if (audience.equals(Audience.USERINFO)) {
            return new Possible(identity.without(IdentityScopes.OFFLINE), identity);
        }
        Optional<Scopes> granted = user.grantedAt(request.target())
                .flatMap(scopes -> request.address().client().within(audience, scopes));
        return granted.map(
                        scopes -> of(request, scopes.intersect(request.target().scopes()), identity))
                .orElseGet(NotGranted::new);
    }

    private static Decision of(AuthorizationRequest request, Scopes most, Scopes identity) {
        Scopes api = most.without(IdentityScopes.ALL);
        Scopes scope = request.api().map(api::intersect).orElse(api);
        boolean isAllLost = scope.isEmpty()
                && request.api().filter(asked -> !asked.isEmpty()).isPresent();
        return isAllLost ? new NoScope() : new Possible(scope, identity);
    }
}
