package io.boxoffice.authorization;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.idtoken.IdTokenHint;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.Scopes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A good authorization request (RFC 6749 4.1.1, OpenID Connect Core 3.1.2.1).
 *
 * @param address where its answer goes
 * @param asked its scopes; nothing where it names none
 * @param challenge of PKCE (RFC 7636 4.2), by S256
 * @param boundTo the key that its code is bound to (RFC 9449 10)
 * @param maxAge how long ago the user may have shown who they are
 * @param levels the assurance levels that would do, the client's choice first; empty for any
 * @param hint the ID token of the user that the client has in mind
 */
public record AuthorizationRequest(
        Destination address,
        AudiencePolicy target,
        Optional<Scopes> asked,
        Optional<String> challenge,
        Optional<Confirmation> boundTo,
        Optional<String> nonce,
        Set<Prompt> prompts,
        Optional<Duration> maxAge,
        List<String> levels,
        AskedClaims claims,
        Optional<IdTokenHint> hint,
        Optional<String> loginHint,
        Optional<String> uiLocales) {

    /** What a device asks for (RFC 8628 3.1): an audience and scopes, and nothing about how its user shows who they are. */
    public static AuthorizationRequest ofDevice(WaitingDevice device, AudiencePolicy target, Optional<Scopes> asked) {
        return new AuthorizationRequest(
                device,
                target,
                asked,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of(),
                AskedClaims.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What is asked for besides the scopes of an API: what an ID token and userinfo tell, and offline use for a client that can have it. */
    public Scopes identity() {
        Scopes wanted = IdentityScopes.of(asked.orElseGet(address.client()::identityByDefault));
        if (!wanted.contains(IdentityScopes.OPENID)) {
            return Scopes.NONE;
        }
        Scopes withClaims = wanted.and(claims.scopes());
        return address.client().mayUse(GrantType.REFRESH_TOKEN)
                ? withClaims
                : withClaims.without(IdentityScopes.OFFLINE);
    }

    /** The scopes of the API that it asks for; nothing where it leaves them to the registration. */
    Optional<Scopes> api() {
        return asked.map(scopes -> scopes.without(IdentityScopes.ALL));
    }
}
