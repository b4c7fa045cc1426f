package io.boxoffice.login;

import io.boxoffice.json.Body;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import java.util.Optional;

/**
 * The body of a login.
 *
 * @param scope nothing when it is absent, which asks for every scope that is granted
 */
record LoginRequest(String username, Secret password, String audience, Optional<Scopes> scope) {
    private static final int MAX_USERNAME = 256;

    static LoginRequest of(Body body) {
        body.only("username", "password", "audience", "scope");
        String username = body.text("username");
        if (username.isEmpty() || username.length() > MAX_USERNAME) {
            throw new OAuthException(ErrorCode.INVALID_REQUEST, "The username must be 1 to 256 characters.");
        }
        String audience = body.text("audience");
        if (audience.isEmpty()) {
            throw new OAuthException(ErrorCode.INVALID_REQUEST, "The audience must be exactly one.");
        }
        Secret password = new Secret(body.text("password"));
        return new LoginRequest(
                username, password, audience, body.optionalText("scope").map(LoginRequest::scopes));
    }

    private static Scopes scopes(String text) {
        return Scopes.parse(text)
                .orElseThrow(() -> new OAuthException(ErrorCode.INVALID_SCOPE, "The scope is malformed."));
    }
}
