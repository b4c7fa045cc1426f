package io.boxoffice.authorize;

import io.boxoffice.account.Registration;
import io.boxoffice.account.SelfRegistration;
import io.boxoffice.account.Username;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Secret;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.SignInView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * The form of the sign-in page by which somebody becomes a user, where {@code boxoffice.registration} is open: with their first password they
 * begin a sign-in, as with any later one.
 */
@Dependent
class SignUpForm {
    @Inject
    SelfRegistration registration;

    @Inject
    PasswordForm passwords;

    @Inject
    PasskeyForm passkeys;

    @Inject
    RequestPages pages;

    Response sent(OpenedRequest opened, Parameters form) {
        String name = form.optionalText("username").orElse("");
        Secret password = new Secret(form.optionalText("password").orElse(""));
        if (!registration.isOpen()) {
            return pages.fault(FaultView.Kind.BAD_REQUEST, opened);
        }
        return Username.of(name)
                .map(username -> registered(opened, username, password))
                .orElseGet(() -> again(opened, name, SignInView.SignUpFlaw.NOT_ALLOWED));
    }

    private Response registered(OpenedRequest opened, Username username, Secret password) {
        return switch (registration.register(username, password)) {
            case Registration.Registered registered -> passwords.verified(opened, registered.user(), username.text());
            case Registration.Taken _ -> again(opened, username.text(), SignInView.SignUpFlaw.TAKEN);
            case Registration.Invalid _ -> again(opened, username.text(), SignInView.SignUpFlaw.NOT_ALLOWED);
            case Registration.Busy _ -> again(opened, username.text(), SignInView.SignUpFlaw.SLOW_DOWN);
        };
    }

    private Response again(OpenedRequest opened, String username, SignInView.SignUpFlaw flaw) {
        return pages.signUp(opened, passkeys.alone(opened), new SignInView.SignUp(username, Optional.of(flaw)));
    }
}
