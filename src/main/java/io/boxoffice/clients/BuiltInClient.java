package io.boxoffice.clients;

import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Issuer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is registered of the client of {@code /auth} for browsers: the page at the issuer's own address, which signs in like any other public
 * client. It is made of the settings and stored nowhere, so that it is that of every node.
 *
 * @param home where the page is; nothing where it is off
 */
public record BuiltInClient(Optional<String> home) {
    private static final Set<GrantType> GRANTS = Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);

    /** The client of an issuer. */
    public static BuiltInClient of(Issuer issuer, boolean hasPage) {
        return new BuiltInClient(Optional.of(issuer.home()).filter(_ -> hasPage));
    }

    /** A client as the endpoints for browsers know it. */
    Client asBrowsersKnow(Client stored) {
        return stored.isBuiltIn()
                ? home.map(uri -> new Client(
                                stored.id(),
                                registration(stored.registration(), uri),
                                stored.secrets(),
                                stored.createdAt(),
                                stored.version()))
                        .orElse(stored)
                : stored;
    }

    private static Registration registration(Registration stored, String home) {
        return new Registration(
                stored.clientName(),
                home,
                stored.type(),
                stored.tokenEndpointAuthMethod(),
                stored.jwks(),
                GRANTS,
                List.of(home),
                List.of(home),
                stored.backchannelLogoutUri(),
                stored.audiences(),
                stored.defaultAudience(),
                stored.tenant(),
                stored.firstParty(),
                stored.requirePkce(),
                stored.requirePushedAuthorizationRequests(),
                stored.dpopBoundAccessTokens(),
                stored.resourceServerOf(),
                stored.idTokenSignedResponseAlg(),
                stored.rotateRefreshTokens(),
                stored.accessTokenLifetime(),
                stored.enabled());
    }
}
