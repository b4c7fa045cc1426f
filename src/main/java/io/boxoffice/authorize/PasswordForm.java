package io.boxoffice.authorize;

import io.boxoffice.account.Credentials;
import io.boxoffice.account.Password;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Secret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.SignIn;
import io.boxoffice.signin.SignInService;
import io.boxoffice.view.SignInView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;

/** The form of the sign-in page: a name and a password begin a sign-in, or the page comes again and says what is wrong. */
@Dependent
class PasswordForm {
    @Inject
    Credentials credentials;

    @Inject
    SignInService signIns;

    @Inject
    WaitingRequests waiting;

    @Inject
    Flow flow;

    @Inject
    RequestPages pages;

    @Inject
    Clock clock;

    Response sent(OpenedRequest opened, Parameters form) {
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
    private Response verified(OpenedRequest opened, User user, String name) {
        RandomSecret secret = RandomSecret.random();
        Optional<SignIn> signIn =
                signIns.begin(user, Authentication.byPassword(clock.instant()), flow.signedIn(opened.http()), secret);
        if (signIn.isEmpty()) {
            return again(opened, name, SignInView.Flaw.WRONG);
        }
        waiting.choose(opened.handle(), signIn.get().id());
        Response next = flow.to(opened.handle(), Optional.empty());
        next.getHeaders().add(HttpHeaders.SET_COOKIE, BrowserCookie.SIGN_IN.keeping(secret));
        return next;
    }

    private Response again(OpenedRequest opened, String username, SignInView.Flaw flaw) {
        return pages.signIn(400, opened, username, Optional.of(flaw));
    }
}
