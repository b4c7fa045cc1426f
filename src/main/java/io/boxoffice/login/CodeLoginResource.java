package io.boxoffice.login;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import io.boxoffice.token.CodeOutcome;
import io.boxoffice.token.CodeRequest;
import io.boxoffice.token.CodeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * {@code POST /auth/code}: a code of the built-in client becomes a token for its audience, with its refresh token where a login puts it.
 * {@code /oauth2/token} knows of no cookies, and not of this client.
 */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path("/auth/code")
public class CodeLoginResource {
    @Inject
    Audiences audiences;

    @Inject
    CodeService codes;

    @Inject
    CsrfCheck csrf;

    @Inject
    Issuer issuer;

    @Context
    HttpServletRequest http;

    @POST
    @Tallied
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response redeem(Body body) {
        CodeLoginRequest request = CodeLoginRequest.of(body);
        if (request.inCookie()) {
            csrf.require(http);
        }
        Audience audience = audiences
                .find(request.audience())
                .map(AudiencePolicy::audience)
                .orElseThrow(CodeLoginResource::invalidTarget);
        Optional<RefreshCookie> cookie = request.cookie(audience).map(kept -> kept.below(RequestPath.of(http)));
        return switch (codes.redeem(asked(request, audience, cookie))) {
            case CodeOutcome.Issued issued -> TokenAnswer.of(issued.tokens(), cookie);
            case CodeOutcome.Refused _ -> throw new OAuthException(ErrorCode.INVALID_GRANT, "The code is not valid.");
            case CodeOutcome.AnotherTarget _ -> throw invalidTarget();
        };
    }

    /** A cookie that makes room for the new one takes its session along, as at a login. */
    private CodeRequest asked(CodeLoginRequest request, Audience audience, Optional<RefreshCookie> cookie) {
        Optional<Secret> replaced = cookie.flatMap(kept -> SentCookies.of(http).replaced(kept));
        return CodeRequest.firstParty(
                request.code(), request.verifier(), issuer.home(), audience, Caller.of(http), replaced);
    }

    private static OAuthException invalidTarget() {
        return new OAuthException(ErrorCode.INVALID_TARGET, "The audience is not the one that the code is for.");
    }
}
