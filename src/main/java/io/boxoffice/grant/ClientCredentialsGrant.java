package io.boxoffice.grant;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.token.MachineTokens;
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
        Scopes most = request.client()
                .registration()
                .audiences()
                .at(policy.audience())
                .map(policy.scopes()::intersect)
                .orElseThrow(RequestedTarget::invalid);
        Scopes scope = request.scope().orElse(most);
        if (!most.containsAll(scope)) {
            throw GrantRequest.invalidScope();
        }
        Optional<String> tenant =
                Optional.ofNullable(request.client().registration().tenant());
        return tokens.issue(request.terms(), tenant, policy, scope, shownKey.use(request));
    }
}
