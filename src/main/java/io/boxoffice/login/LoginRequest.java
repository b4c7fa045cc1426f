package io.boxoffice.login;

import io.boxoffice.account.Username;
import io.boxoffice.json.Body;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import java.util.Optional;

/**
 * The body of a login.
 *
 * @param scope nothing when it is absent, which asks for every scope that is granted
 * @param inCookie whether the refresh token is to travel in a cookie
 */
record LoginRequest(Username username, Secret password, String audience, Optional<Scopes> scope, boolean inCookie) {
    static LoginRequest of(Body body) {
        body.only("username", "password", "audience", "scope", "transport");
        Username username = Username.of(body.text("username")).orElseThrow(LoginRequest::noName);
        String audience = audience(body);
        Secret password = new Secret(body.text("password"));
        Optional<Scopes> scope = body.optionalText("scope").map(LoginRequest::scopes);
        return new LoginRequest(username, password, audience, scope, RefreshCookie.isAsked(body));
    }

    /** The one audience that a body names. */
    static String audience(Body body) {
        String audience = body.text("audience");
        if (audience.isEmpty()) {
            throw new OAuthException(ErrorCode.INVALID_REQUEST, "The audience must be exactly one.");
        }
        return audience;
    }

    /** The cookie for the refresh token, if it was asked for. */
    Optional<RefreshCookie> cookie(Audience found) {
        return Optional.of(new RefreshCookie(found)).filter(cookie -> inCookie);
    }

    private static OAuthException noName() {
        return new OAuthException(ErrorCode.INVALID_REQUEST, "The username must be 1 to 254 characters.");
    }

    private static Scopes scopes(String text) {
        return Scopes.parse(text)
                .orElseThrow(() -> new OAuthException(ErrorCode.INVALID_SCOPE, "The scope is malformed."));
    }
}
