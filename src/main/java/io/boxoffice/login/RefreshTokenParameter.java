package io.boxoffice.login;

import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * A refresh token as it came: in the body, or in the cookie that the body picks by its audience. One way, never both.
 *
 * @param cookie where it came from, and where its successor goes
 * @param expected the session that it must be of, if the body names one: of two tabs of a browser one may have replaced the
 *     cookie of both
 */
record RefreshTokenParameter(Secret token, Optional<RefreshCookie> cookie, Optional<SessionId> expected) {
    /** Reads a token from a request; in cookie mode the request must pass the check. */
    static RefreshTokenParameter of(Body body, HttpServletRequest request, CsrfCheck csrf) {
        RefreshTokenParameter presented = of(body, SentCookies.of(request)).below(RequestPath.of(request));
        presented.cookie().ifPresent(cookie -> csrf.require(request));
        return presented;
    }

    static RefreshTokenParameter of(Body body, SentCookies sent) {
        body.only("refresh_token", "audience", "session_id");
        return body.has("audience") ? inCookie(body, sent) : inBody(body, sent);
    }

    private RefreshTokenParameter below(RequestPath path) {
        return new RefreshTokenParameter(token, cookie.map(kept -> kept.below(path)), expected);
    }

    private static RefreshTokenParameter inCookie(Body body, SentCookies sent) {
        String audience = body.text("audience");
        if (body.has("refresh_token") || !Audience.isName(audience)) {
            throw BodyRefused.malformed("The body must have a refresh_token, or the audience whose cookie is meant.");
        }
        RefreshCookie cookie = new RefreshCookie(new Audience(audience));
        return new RefreshTokenParameter(sent.token(cookie), Optional.of(cookie), expected(body));
    }

    private static RefreshTokenParameter inBody(Body body, SentCookies sent) {
        Secret token = new Secret(body.text("refresh_token"));
        if (!sent.isEmpty()) {
            throw BodyRefused.malformed("There is a refresh token in a cookie, and another in the body.");
        }
        if (body.has("session_id")) {
            throw BodyRefused.malformed("session_id goes with the audience whose cookie is meant.");
        }
        return new RefreshTokenParameter(token, Optional.empty(), Optional.empty());
    }

    private static Optional<SessionId> expected(Body body) {
        if (!body.has("session_id")) {
            return Optional.empty();
        }
        return Optional.of(SessionId.parse(body.text("session_id"))
                .orElseThrow(() -> BodyRefused.malformed("session_id must be an id.")));
    }

    /** An answer after which the token is good for nothing: a cookie that held it goes. */
    Response isOver(Response.ResponseBuilder answer) {
        cookie.ifPresent(kept -> answer.header(HttpHeaders.SET_COOKIE, kept.cleared()));
        return answer.build();
    }
}
