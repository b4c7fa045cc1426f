package io.boxoffice.authorize;

import io.boxoffice.account.User;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.SignIn;
import io.boxoffice.signin.SignInService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The end of each way to sign in at a request: whoever has shown enough is signed in, and the request is answered for them. */
@Dependent
class SignInStep {
    @Inject
    SignInService signIns;

    @Inject
    WaitingRequests waiting;

    @Inject
    Flow flow;

    /**
     * Signs somebody in; not if they were disabled or changed since they were looked at. The browser has another secret from now on: one that
     * was planted before is good for nothing.
     *
     * @param answer that takes the secret to the browser
     */
    boolean begin(OpenedRequest opened, User user, Authentication shown, Response answer) {
        RandomSecret secret = RandomSecret.random();
        Optional<SignIn> begun = signIns.begin(user, shown, flow.signedIn(opened.http()), secret);
        begun.ifPresent(signIn -> {
            waiting.choose(opened.handle(), signIn.id());
            answer.getHeaders().add(HttpHeaders.SET_COOKIE, BrowserCookie.SIGN_IN.keeping(secret));
        });
        return begun.isPresent();
    }
}
