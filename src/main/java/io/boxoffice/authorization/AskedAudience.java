package io.boxoffice.authorization;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.TargetOutcome;
import io.boxoffice.audience.Targets;
import io.boxoffice.clients.Client;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Scopes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The one audience of a request (RFC 8707 2): the one that it names, else its client's own choice, else that of userinfo. */
@Dependent
class AskedAudience {
    @Inject
    Targets targets;

    @Inject
    Audiences audiences;

    /** {@link OAuthException} where there is none, or the client may have nothing there. */
    AudiencePolicy of(Parameters parameters, Client client, Optional<Scopes> scope) {
        Optional<AudiencePolicy> target =
                switch (targets.named(parameters.texts("resource"), parameters.texts("audience"))) {
                    case TargetOutcome.Named named -> Optional.of(named.policy());
                    case TargetOutcome.Invalid _ -> Optional.empty();
                    case TargetOutcome.None _ -> unnamed(client, scope).flatMap(audiences::find);
                };
        return target.filter(policy -> mayHave(client, policy.audience(), scope))
                .orElseThrow(() -> new OAuthException(
                        ErrorCode.INVALID_TARGET,
                        "The audience is missing, unknown or not granted, or there are several."));
    }

    private static Optional<String> unnamed(Client client, Optional<Scopes> scope) {
        return Optional.ofNullable(client.registration().defaultAudience())
                .or(() -> Optional.of(Audience.USERINFO).filter(_ -> isOpenId(scope)))
                .map(Audience::name);
    }

    private static boolean mayHave(Client client, Audience audience, Optional<Scopes> scope) {
        return audience.equals(Audience.USERINFO)
                ? isOpenId(scope.or(() -> Optional.of(client.identityByDefault())))
                : client.within(audience, Scopes.NONE).isPresent();
    }

    /** Whether an ID token is asked for. */
    static boolean isOpenId(Optional<Scopes> scope) {
        return scope.filter(scopes -> scopes.contains(IdentityScopes.OPENID)).isPresent();
    }
}
