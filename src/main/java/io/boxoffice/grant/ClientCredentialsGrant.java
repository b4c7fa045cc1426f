package io.boxoffice.grant;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.clients.Registration;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.token.MachineTokens;
import io.boxoffice.token.ScopeDecision;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The client acts for itself (RFC 6749 4.4): no user, no session, no refresh token. Confidential clients only, which the registry sees to. */
@Dependent
class ClientCredentialsGrant {
    @Inject
    RequestedTarget target;

    @Inject
    ShownKey shownKey;

    @Inject
    MachineTokens tokens;

    TokenResponse tokens(GrantRequest request) {
        AudiencePolicy policy = target.require(request);
        Registration registration = request.client().registration();
        Scopes scope =
                switch (ScopeDecision.ofMachine(registration.audiences(), policy)
                        .asked(request.scope())) {
                    case ScopeDecision.Decided decided -> decided.scope();
                    case ScopeDecision.NotGranted _ -> throw RequestedTarget.invalid();
                    case ScopeDecision.ScopeNotGranted _ -> throw GrantRequest.invalidScope();
                };
        return tokens.issue(
                request.terms(), Optional.ofNullable(registration.tenant()), policy, scope, shownKey.use(request));
    }
}
