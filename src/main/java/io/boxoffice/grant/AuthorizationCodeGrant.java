package io.boxoffice.grant;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.authorization.Codes;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.token.CodeOutcome;
import io.boxoffice.token.CodeRequest;
import io.boxoffice.token.CodeService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** A code that a user's browser brought (RFC 6749 4.1.3, RFC 7636 4.5). */
@Dependent
class AuthorizationCodeGrant {
    @Inject
    RequestedTarget target;

    @Inject
    ShownKey shownKey;

    @Inject
    CodeService codes;

    private static OAuthException invalid() {
        return new OAuthException(ErrorCode.INVALID_GRANT, "The code is not valid.");
    }

    TokenResponse tokens(GrantRequest request) {
        if (request.proof().isPresent()
                && !codes.knows(request.form().text("code"), request.client().id())) {
            throw invalid();
        }
        Optional<Confirmation> shown = shownKey.use(request);
        Codes.Presented presented = new Codes.Presented(
                request.form().text("code"),
                request.client().id(),
                request.form().optionalText("redirect_uri"),
                request.form().optionalText("code_verifier"),
                shown,
                target.named(request).map(AudiencePolicy::audience));
        CodeRequest asked = new CodeRequest(
                presented,
                request.terms(),
                request.client().mayUse(GrantType.REFRESH_TOKEN),
                request.device(),
                Optional.empty());
        return switch (codes.redeem(asked)) {
            case CodeOutcome.Issued issued -> issued.tokens();
            case CodeOutcome.Refused _ -> throw invalid();
            case CodeOutcome.AnotherTarget _ -> throw RequestedTarget.invalid();
        };
    }
}
