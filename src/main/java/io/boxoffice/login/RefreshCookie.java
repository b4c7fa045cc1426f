package io.boxoffice.login;

import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Body;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Secret;
import java.util.Optional;

/**
 * The cookie in which a browser keeps the refresh token of an audience, out of reach of every script, and which it sends
 * to {@code /auth} only, from pages of the same site only (RFC 6265bis 4.1.2).
 *
 * @param root the path of the issuer's URL, below which the browser sees {@code /auth}; empty, or such as {@code /tickets}
 */
record RefreshCookie(Audience audience, String root) {
    /** RFC 6265bis 4.1.3.1: a browser takes a cookie of such a name over TLS only, so that no plain answer plants one. */
    static final String PREFIX = "__Secure-boxoffice-refresh-";

    private static final String ATTRIBUTES = "; HttpOnly; Secure; SameSite=Strict; Path=";

    RefreshCookie(Audience audience) {
        this(audience, "");
    }

    /** Whether a body asks for it: {@code "transport": "cookie"}. */
    static boolean isAsked(Body body) {
        return body.optionalRead(
                        "transport", text -> Optional.of(true).filter(cookie -> text.equals("cookie")), "cookie")
                .orElse(false);
    }

    /** The same for a node that the world sees below a path. */
    RefreshCookie below(RequestPath path) {
        return new RefreshCookie(audience, path.prefix());
    }

    String name() {
        return PREFIX + audience;
    }

    /** The {@code Set-Cookie} that keeps a token for so many seconds. */
    String keeping(Secret token, long seconds) {
        return name() + "=" + token.reveal() + ATTRIBUTES + root + "/auth; Max-Age=" + seconds;
    }

    /** The {@code Set-Cookie} that has the browser forget it. */
    String cleared() {
        return keeping(new Secret(""), 0);
    }
}
