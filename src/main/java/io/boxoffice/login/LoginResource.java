package io.boxoffice.login;

import io.boxoffice.account.Credentials;
import io.boxoffice.account.Password;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import io.boxoffice.token.LoginOutcome;
import io.boxoffice.token.TokenService;
import jakarta.enterprise.context.RequestScoped;
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

/** {@code POST /auth/login}: a username and a password become a token for exactly one audience. */
@RequestScoped
@Open
@Limited(Limit.LOGIN)
@Path("/auth/login")
public class LoginResource {
    @Inject
    Audiences audiences;

    @Inject
    Credentials credentials;

    @Inject
    TokenService tokens;

    @Inject
    CsrfCheck csrf;

    @Context
    HttpServletRequest http;

    @POST
    @Tallied
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response login(Body body) {
        LoginRequest request = LoginRequest.of(body);
        if (request.inCookie()) {
            csrf.require(http);
        }
        // RFC 8707 2: an unknown audience is refused before anything else happens, whoever asks.
        AudiencePolicy policy = audiences.find(request.audience()).orElseThrow(LoginResource::invalidTarget);
        Password password = Password.of(request.password()).orElseThrow(LoginResource::tooLong);
        User user = verified(request.username(), password);
        return switch (begun(request, user, policy)) {
            case LoginOutcome.Opened opened -> TokenAnswer.of(opened.tokens(), cookie(request, policy));
            case LoginOutcome.NotGranted _ -> throw invalidTarget();
            case LoginOutcome.ScopeNotGranted _ ->
                throw new OAuthException(ErrorCode.INVALID_SCOPE, "A scope is not granted for this audience.");
            case LoginOutcome.Full _ ->
                throw new OAuthException(ErrorCode.ACCESS_DENIED, "There are as many sessions as there may be.");
            case LoginOutcome.NoLonger _ -> throw refused();
        };
    }

    private Optional<RefreshCookie> cookie(LoginRequest request, AudiencePolicy policy) {
        return request.cookie(policy.audience()).map(cookie -> cookie.below(RequestPath.of(http)));
    }

    /** A cookie that makes room for the new one takes its session along: nobody could go on with it. */
    private LoginOutcome begun(LoginRequest request, User user, AudiencePolicy policy) {
        Optional<Secret> replaced = request.cookie(policy.audience())
                .flatMap(cookie -> SentCookies.of(http).replaced(cookie));
        return tokens.open(user, policy, request.scope(), Caller.of(http), replaced);
    }

    private User verified(Username username, Password password) {
        return switch (credentials.check(username, password)) {
            case Credentials.Verified verified -> verified.user();
            case Credentials.Refused refused -> throw refused();
            case Credentials.Busy _ ->
                throw new OAuthException(ErrorCode.SLOW_DOWN, "Too many logins at once: try again shortly.");
        };
    }

    private static OAuthException tooLong() {
        return new OAuthException(ErrorCode.INVALID_REQUEST, "The password is over 256 characters.");
    }

    /** One and the same for a user who is not there, one who may not, and a wrong password. */
    private static OAuthException refused() {
        return new OAuthException(ErrorCode.INVALID_GRANT, 401, "The username or the password is wrong.");
    }

    private static OAuthException invalidTarget() {
        return new OAuthException(ErrorCode.INVALID_TARGET, "The audience is unknown, or not granted.");
    }
}
