package io.boxoffice.login;

import io.boxoffice.account.Credentials;
import io.boxoffice.account.Password;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audit.Actor;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.factor.HalfLogin;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.Subject;
import io.boxoffice.token.LoginOutcome;
import io.boxoffice.token.Opening;
import io.boxoffice.token.TokenService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;

/** {@code POST /auth/login}: a username and a password become a token for exactly one audience. */
@ApplicationScoped
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
    LoginSteps steps;

    @Inject
    FactorRule rule;

    @Inject
    Actor caller;

    @Inject
    CsrfCheck csrf;

    @Inject
    Clock clock;

    @Context
    HttpServletRequest http;

    @POST
    @Tallied
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response login(Body body) {
        if (PasskeyLogin.isMeant(body)) {
            return byPasskey(PasskeyLogin.of(body));
        }
        return SecondStep.isMeant(body) ? continued(SecondStep.of(body)) : begun(LoginRequest.of(body));
    }

    private Response begun(LoginRequest request) {
        LoginTarget target = request.target();
        AudiencePolicy policy = policy(target);
        Password password = Password.of(request.password()).orElseThrow(LoginResource::tooLong);
        User user = verified(request.username(), password);
        return answer(user, Authentication.byPassword(clock.instant()), target, policy);
    }

    private Response byPasskey(PasskeyLogin login) {
        LoginTarget target = login.target();
        AudiencePolicy policy = policy(target);
        LoginSteps.Recognised recognised = steps.recognised(login).orElseThrow(LoginResource::wrongPasskey);
        caller.is(new Subject.OfUser(recognised.user().id()));
        return answer(recognised.user(), recognised.shown(), target, policy);
    }

    /** What is shown was asked for by a login, and the rest is done as there. */
    private Response continued(SecondStep step) {
        LoginSteps.Continued login = steps.find(step).orElseThrow(LoginResource::wrongFactor);
        LoginTarget target = LoginTarget.parse(login.half().asked());
        AudiencePolicy policy = policy(target);
        if (step.proof().isEmpty()) {
            return enrolling(step, login, policy);
        }
        Authentication shown = steps.shown(step, login).orElseThrow(LoginResource::wrongFactor);
        caller.is(new Subject.OfUser(login.user().id()));
        return answer(login.user(), shown, target, policy);
    }

    private Response enrolling(SecondStep step, LoginSteps.Continued login, AudiencePolicy policy) {
        Authentication shown = login.half().shown();
        if (rule.due(login.user(), policy, shown) != Due.ENROL || !steps.isFinished(step)) {
            throw wrongFactor();
        }
        caller.is(new Subject.OfUser(login.user().id()));
        return switch (tokens.openForEnrolment(login.user(), shown, Caller.of(http))) {
            case LoginOutcome.Opened opened -> TokenAnswer.of(opened.tokens(), Optional.empty());
            case LoginOutcome.FactorDue _,
                    LoginOutcome.NotGranted _,
                    LoginOutcome.ScopeNotGranted _,
                    LoginOutcome.Full _,
                    LoginOutcome.NoLonger _ -> throw refused();
        };
    }

    private Response answer(User user, Authentication shown, LoginTarget target, AudiencePolicy policy) {
        return switch (tokens.open(opening(user, shown, target, policy))) {
            case LoginOutcome.Opened opened -> TokenAnswer.of(opened.tokens(), cookie(target, policy));
            case LoginOutcome.FactorDue factor ->
                challenge(steps.challenge(HalfLogin.of(user, shown, target.stored()), factor.due()));
            case LoginOutcome.NotGranted _ -> throw invalidTarget();
            case LoginOutcome.ScopeNotGranted _ ->
                throw new OAuthException(ErrorCode.INVALID_SCOPE, "A scope is not granted for this audience.");
            case LoginOutcome.Full _ ->
                throw new OAuthException(ErrorCode.ACCESS_DENIED, "There are as many sessions as there may be.");
            case LoginOutcome.NoLonger _ -> throw refused();
        };
    }

    private static Response challenge(FactorChallenge challenge) {
        return Response.status(FactorChallenge.STATUS)
                .entity(challenge)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** RFC 8707 2: an unknown audience is refused before anything else happens, whoever asks; so is a page that may set no cookie. */
    private AudiencePolicy policy(LoginTarget target) {
        if (target.inCookie()) {
            csrf.require(http);
        }
        return audiences.find(target.audience()).orElseThrow(LoginResource::invalidTarget);
    }

    private Optional<RefreshCookie> cookie(LoginTarget target, AudiencePolicy policy) {
        return target.cookie(policy.audience()).map(cookie -> cookie.below(RequestPath.of(http)));
    }

    /** A cookie that makes room for the new one takes its session along: nobody could go on with it. */
    private Opening opening(User user, Authentication shown, LoginTarget target, AudiencePolicy policy) {
        Optional<Secret> replaced = target.cookie(policy.audience())
                .flatMap(cookie -> SentCookies.of(http).replaced(cookie));
        return new Opening(user, shown, policy, target.scope(), Caller.of(http), replaced);
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

    /** One and the same for a login that is not there or is over, a wrong code, one that was used, and a lock. */
    private static OAuthException wrongFactor() {
        return new OAuthException(ErrorCode.INVALID_GRANT, 401, "The second factor is wrong, or the login is over.");
    }

    /** One and the same for a passkey that is nobody's, one that is not good, one that answers nothing, and a user who may not. */
    private static OAuthException wrongPasskey() {
        return new OAuthException(ErrorCode.INVALID_GRANT, 401, "The passkey is not accepted.");
    }

    private static OAuthException invalidTarget() {
        return new OAuthException(ErrorCode.INVALID_TARGET, "The audience is unknown, or not granted.");
    }
}
