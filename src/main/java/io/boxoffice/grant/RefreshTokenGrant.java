package io.boxoffice.grant;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.token.RefreshOutcome;
import io.boxoffice.token.RefreshRefusal;
import io.boxoffice.token.RefreshRequest;
import io.boxoffice.token.RefreshService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** A refresh token of the client's own (RFC 6749 6): what it was given for cannot grow, and its audience stays. */
@Dependent
class RefreshTokenGrant {
    @Inject
    RequestedTarget target;

    @Inject
    ShownKey shownKey;

    @Inject
    RefreshService tokens;

    TokenResponse tokens(GrantRequest request) {
        Secret token = new Secret(request.form().text("refresh_token"));
        Optional<AudiencePolicy> named = target.named(request);
        if (request.proof().isPresent() && !tokens.knows(token, request.client().id())) {
            throw refusal(RefreshRefusal.UNKNOWN);
        }
        RefreshRequest refresh = new RefreshRequest(
                token,
                request.terms(),
                Optional.empty(),
                request.scope(),
                named.map(AudiencePolicy::audience),
                shownKey.use(request));
        return switch (tokens.refresh(refresh)) {
            case RefreshOutcome.Refreshed refreshed -> refreshed.tokens();
            case RefreshOutcome.Refused refused -> throw refusal(refused.reason());
            case RefreshOutcome.AnotherSession _ -> throw refusal(RefreshRefusal.ANOTHER_SESSION);
        };
    }

    private static OAuthException refusal(RefreshRefusal reason) {
        return switch (reason.code()) {
            case INVALID_TARGET -> RequestedTarget.invalid();
            case INVALID_SCOPE -> GrantRequest.invalidScope();
            default -> new OAuthException(ErrorCode.INVALID_GRANT, "The refresh token is not valid.");
        };
    }
}
