package io.boxoffice.login;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Secret;

/**
 * The cookie in which a browser keeps the refresh token of an audience, out of reach of every script, and which it sends
 * to {@code /auth} only, from pages of the same site only (RFC 6265bis 4.1.2).
 */
record RefreshCookie(Audience audience) {
    /** RFC 6265bis 4.1.3.1: a browser takes a cookie of such a name over TLS only, so that no plain answer plants one. */
    static final String PREFIX = "__Secure-boxoffice-refresh-";

    private static final String ATTRIBUTES = "; HttpOnly; Secure; SameSite=Strict; Path=/auth; Max-Age=";

    String name() {
        return PREFIX + audience;
    }

    /** The {@code Set-Cookie} that keeps a token for so many seconds. */
    String keeping(Secret token, long seconds) {
        return name() + "=" + token.reveal() + ATTRIBUTES + seconds;
    }

    /** The {@code Set-Cookie} that has the browser forget it. */
    String cleared() {
        return keeping(new Secret(""), 0);
    }
}
