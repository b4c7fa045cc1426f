package io.boxoffice.authorize;

import io.boxoffice.account.Credentials;
import io.boxoffice.account.Password;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.RequestCheck;
import io.boxoffice.authorization.WaitingRequest;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Secret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.FormToken;
import io.boxoffice.signin.SignIn;
import io.boxoffice.signin.SignInService;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.SignInView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pages of one authorization request, at an address of its own: two tabs are two. A page shows what comes next, its form answers it, and
 * the browser comes again by 303, so that reload and the back button are harmless.
 */
@RequestScoped
@Open
@Limited(Limit.LOGIN)
@Path("/oauth2/authorize/{handle}")
public class RequestPageResource {
    private static final NextStep.Refuse DENIED =
            new NextStep.Refuse(ErrorCode.ACCESS_DENIED, "The user did not allow it.");

    /** A stored request that its browser may go on with. */
    private record Opened(AuthorizationRequest request, WaitingRequest stored, RequestPages.Place place) {
        RandomSecret handle() {
            return place.handle();
        }
    }

    @Inject
    WaitingRequests waiting;

    @Inject
    RequestCheck check;

    @Inject
    Flow flow;

    @Inject
    RequestPages pages;

    @Inject
    ClientAnswer answers;

    @Inject
    Credentials credentials;

    @Inject
    SignInService signIns;

    @Inject
    SameSite sameSite;

    @Inject
    Clock clock;

    @Context
    HttpServletRequest http;

    @GET
    public Response get(@PathParam("handle") String text) {
        Optional<RandomSecret> handle = RandomSecret.parse(text);
        Optional<RandomSecret> sent = BrowserCookie.BROWSER.of(http);
        if (handle.isPresent() && isUnopened(handle.get())) {
            return open(handle.get(), sent.orElseGet(RandomSecret::random));
        }
        return with(handle, sent, this::show);
    }

    private boolean isUnopened(RandomSecret handle) {
        return waiting.find(handle)
                .filter(stored ->
                        stored.browser().isEmpty() && RequestPages.flaw(stored).isEmpty())
                .isPresent();
    }

    /** The first browser that comes with the handle is the one that it belongs to. */
    private Response open(RandomSecret handle, RandomSecret browser) {
        waiting.open(handle, browser);
        return flow.to(handle, Optional.of(browser));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(@PathParam("handle") String text, Parameters form) {
        if (!sameSite.isFrom(http)) {
            return fault(403, FaultView.Kind.NOT_FROM_HERE);
        }
        return with(RandomSecret.parse(text), BrowserCookie.BROWSER.of(http), opened -> decided(opened, form));
    }

    private Response with(
            Optional<RandomSecret> handle, Optional<RandomSecret> browser, Function<Opened, Response> then) {
        Optional<WaitingRequest> stored = handle.flatMap(waiting::find);
        if (stored.isEmpty()) {
            return fault(400, FaultView.Kind.EXPIRED);
        }
        if (browser.isEmpty() || !stored.get().isOf(browser)) {
            return fault(400, FaultView.Kind.ANOTHER_BROWSER);
        }
        RequestPages.Place place = new RequestPages.Place(http, handle.orElseThrow(), browser.get());
        return switch (check.check(stored.get().parameters(), true)) {
            case RequestCheck.Good good -> {
                Opened opened = new Opened(good.request(), stored.get(), place);
                yield flaw(opened).orElseGet(() -> then.apply(opened));
            }
            case RequestCheck.Refused refused ->
                answers.error(refused.address(), refused.code(), refused.words(), http);
            case RequestCheck.UnknownClient _ -> fault(400, FaultView.Kind.UNKNOWN_CLIENT);
            case RequestCheck.BadRedirectUri _ -> fault(400, FaultView.Kind.BAD_REDIRECT_URI);
        };
    }

    private Optional<Response> flaw(Opened opened) {
        return RequestPages.flaw(opened.stored()).map(kind -> fault(opened, kind));
    }

    private Response show(Opened opened) {
        AuthorizationRequest request = opened.request();
        return switch (flow.next(request, opened.stored(), http)) {
            case NextStep.SignInFirst _ ->
                pages.signIn(200, request, opened.place(), request.loginHint().orElse(""), Optional.empty());
            case NextStep.ChooseAccount choose -> pages.account(request, opened.place(), choose.person());
            case NextStep.AskConsent ask -> pages.consent(request, opened.place(), ask);
            case NextStep.Ready ready -> granted(opened, ready, false);
            case NextStep.Refuse refuse -> flow.refused(opened.handle(), request, refuse, http);
        };
    }

    private Response granted(Opened opened, NextStep.Ready ready, boolean consented) {
        return flow.granted(opened.handle(), opened.request(), opened.stored().boundTo(), ready, consented, http);
    }

    /** A form answers the step that it was made for, and no other. */
    private Response decided(Opened opened, Parameters form) {
        String decision = form.optionalText("decision").orElse("");
        return switch (decision) {
            case "sign-in" -> isOf(opened, form, "sign-in") ? signIn(opened, form) : notFromHere(opened);
            case "continue" -> isOf(opened, form, "account") ? chosen(opened) : notFromHere(opened);
            case "other" -> isOf(opened, form, "account") ? another(opened) : notFromHere(opened);
            case "allow" -> isOf(opened, form, "consent") ? allowed(opened) : notFromHere(opened);
            case "deny" -> isOf(opened, form, "consent") ? denied(opened) : notFromHere(opened);
            case "cancel" ->
                isOf(opened, form, "sign-in") || isOf(opened, form, "account") ? denied(opened) : notFromHere(opened);
            default -> fault(opened, FaultView.Kind.BAD_REQUEST);
        };
    }

    private static boolean isOf(Opened opened, Parameters form, String step) {
        String sent = form.optionalText("csrf").orElse("");
        return FormToken.isGood(sent, opened.place().browser(), opened.place().form(step));
    }

    private Response signIn(Opened opened, Parameters form) {
        String name = form.optionalText("username").orElse("");
        Optional<Username> username = Username.of(name);
        Optional<Password> password =
                Password.of(new Secret(form.optionalText("password").orElse("")));
        if (password.isEmpty()) {
            return again(opened, name, SignInView.Flaw.TOO_LONG);
        }
        return username.isEmpty()
                ? again(opened, name, SignInView.Flaw.WRONG)
                : switch (credentials.check(username.get(), password.get())) {
                    case Credentials.Verified verified -> verified(opened, verified.user(), name);
                    case Credentials.Refused _ -> again(opened, name, SignInView.Flaw.WRONG);
                    case Credentials.Busy _ -> again(opened, name, SignInView.Flaw.SLOW_DOWN);
                };
    }

    /** The browser has another secret from now on: one that was planted before is good for nothing. */
    private Response verified(Opened opened, User user, String name) {
        RandomSecret secret = RandomSecret.random();
        Optional<SignIn> signIn =
                signIns.begin(user, Authentication.byPassword(clock.instant()), flow.signedIn(http), secret);
        if (signIn.isEmpty()) {
            return again(opened, name, SignInView.Flaw.WRONG);
        }
        waiting.choose(opened.handle(), signIn.get().id());
        Response next = flow.to(opened.handle(), Optional.empty());
        next.getHeaders().add(HttpHeaders.SET_COOKIE, BrowserCookie.SIGN_IN.keeping(secret));
        return next;
    }

    private Response again(Opened opened, String username, SignInView.Flaw flaw) {
        return pages.signIn(400, opened.request(), opened.place(), username, Optional.of(flaw));
    }

    private Response chosen(Opened opened) {
        flow.signedIn(http).ifPresent(signIn -> waiting.choose(opened.handle(), signIn.id()));
        return flow.to(opened.handle(), Optional.empty());
    }

    private Response another(Opened opened) {
        return pages.signIn(200, opened.request(), opened.place(), "", Optional.empty());
    }

    private Response allowed(Opened opened) {
        return switch (flow.next(opened.request(), opened.stored(), http)) {
            case NextStep.AskConsent ask -> granted(opened, new NextStep.Ready(ask.person(), ask.possible()), true);
            case NextStep.Ready ready -> granted(opened, ready, true);
            case NextStep.SignInFirst _, NextStep.ChooseAccount _, NextStep.Refuse _ ->
                flow.to(opened.handle(), Optional.empty());
        };
    }

    private Response denied(Opened opened) {
        return flow.refused(opened.handle(), opened.request(), DENIED, http);
    }

    private Response notFromHere(Opened opened) {
        return fault(opened, FaultView.Kind.NOT_FROM_HERE);
    }

    private Response fault(Opened opened, FaultView.Kind kind) {
        return pages.fault(400, kind, Optional.of(opened.request().address().client()), http);
    }

    private Response fault(int status, FaultView.Kind kind) {
        return pages.fault(status, kind, Optional.empty(), http);
    }
}
