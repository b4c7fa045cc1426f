package io.boxoffice.login;

import io.boxoffice.json.Body;
import io.boxoffice.oauth.Audience;
import java.util.Optional;

/**
 * The body of a login by a code (RFC 6749 4.1.3, RFC 7636 4.5).
 *
 * @param inCookie whether the refresh token is to travel in a cookie
 */
record CodeLoginRequest(String code, String verifier, String audience, boolean inCookie) {
    static CodeLoginRequest of(Body body) {
        body.only("code", "code_verifier", "audience", "transport");
        return new CodeLoginRequest(
                body.text("code"), body.text("code_verifier"), LoginTarget.audience(body), RefreshCookie.isAsked(body));
    }

    /** The cookie for the refresh token, if it was asked for. */
    Optional<RefreshCookie> cookie(Audience found) {
        return Optional.of(new RefreshCookie(found)).filter(_ -> inCookie);
    }

    /** A record prints its components; a code and its verifier must not be printed. */
    @Override
    public String toString() {
        return "CodeLoginRequest[audience=" + audience + "]";
    }
}
