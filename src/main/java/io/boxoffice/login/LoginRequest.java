package io.boxoffice.login;

import io.boxoffice.account.Username;
import io.boxoffice.json.Body;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Secret;

/** The body of a login. */
record LoginRequest(Username username, Secret password, LoginTarget target) {
    static LoginRequest of(Body body) {
        body.only("username", "password", "audience", "scope", "transport");
        Username username = Username.of(body.text("username")).orElseThrow(LoginRequest::noName);
        LoginTarget target = LoginTarget.of(body);
        return new LoginRequest(username, new Secret(body.text("password")), target);
    }

    private static OAuthException noName() {
        return new OAuthException(ErrorCode.INVALID_REQUEST, "The username must be 1 to 254 characters.");
    }
}
