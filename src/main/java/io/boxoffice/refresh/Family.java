package io.boxoffice.refresh;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import java.util.Optional;

/**
 * What all refresh tokens of a session have in common: they are of one user, for one client and one audience.
 *
 * @param scope what the session was opened for; what is granted may be less by now
 * @param authentication how the user showed who they are when it began
 * @param boundTo the key that whoever presents a token of it must have; nothing for a bearer token
 * @param signIn the sign-in of a browser in which it began; nothing where there was none
 * @param identity what its ID tokens tell, and whether it outlives its sign-in
 * @param idClaims the claims about the user that its ID tokens have besides
 */
public record Family(
        UserId user,
        ClientId client,
        Audience audience,
        Scopes scope,
        Authentication authentication,
        Optional<Confirmation> boundTo,
        Optional<SignInId> signIn,
        Scopes identity,
        IdClaims idClaims) {

    /** One that began without a browser's sign-in. */
    public Family(
            UserId user,
            ClientId client,
            Audience audience,
            Scopes scope,
            Authentication authentication,
            Optional<Confirmation> boundTo) {
        this(user, client, audience, scope, authentication, boundTo, Optional.empty(), Scopes.NONE, IdClaims.NONE);
    }

    /** All that it was opened for, of the API, of ID tokens and of its own length. */
    public Scopes whole() {
        return scope.and(identity);
    }

    /** Whether ID tokens go with its access tokens (OpenID Connect Core 12.2). */
    public boolean hasIdTokens() {
        return identity.contains(IdentityScopes.OPENID);
    }
}
