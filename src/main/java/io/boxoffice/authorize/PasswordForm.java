package io.boxoffice.authorize;

import io.boxoffice.account.Credentials;
import io.boxoffice.account.Password;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Secret;
import io.boxoffice.view.SignInView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;

/** The form of the sign-in page: a name and a password begin a sign-in, or the page comes again and says what is wrong. */
@Dependent
class PasswordForm {
    @Inject
    Credentials credentials;

    @Inject
    FactorSteps factors;

    @Inject
    PasskeyForm passkeys;

    @Inject
    SignInStep signIn;

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

    /** Of somebody whose password is right. */
    Response verified(OpenedRequest opened, User user, String name) {
        Authentication shown = Authentication.byPassword(clock.instant());
        Response next = flow.to(opened.handle(), Optional.empty());
        return factors.begin(opened, user, shown) || signIn.begin(opened, user, shown, next)
                ? next
                : again(opened, name, SignInView.Flaw.WRONG);
    }

    private Response again(OpenedRequest opened, String username, SignInView.Flaw flaw) {
        return pages.signIn(400, opened, username, passkeys.alone(opened), Optional.of(flaw));
    }
}
