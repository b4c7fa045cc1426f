package io.boxoffice.login;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.transport.TransportSettings;
import io.boxoffice.transport.WebOrigin;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whether a request in cookie mode was meant by a page that may use it. A browser sends cookies by itself, so the request
 * must show what a foreign page cannot: the header {@code X-Boxoffice-Csrf: 1}, which no form sends and a script only
 * after a preflight, and an {@code Origin} (RFC 6454 7) that is the issuer's or an allowed one. It
 * is asked for
 *
 * <ul>
 *   <li>of every refresh and logout that carries a cookie of ours, before the body is read ({@link CookieFilter});
 *   <li>of a refresh and a logout whose body names an audience, even without a cookie: the answer takes one away, which
 *       would let a foreign form log its visitor out;
 *   <li>of a login whose body asks for a cookie, before the password is looked at: else a foreign page could log its
 *       visitor in as somebody else.
 * </ul>
 */
@Dependent
class CsrfCheck {
    private static final String HEADER = "X-Boxoffice-Csrf";

    private static final List<String> ONE = List.of("1");

    @Inject
    TransportSettings settings;

    /** Refuses a request that does not show both. */
    void require(HttpServletRequest request) {
        List<String> header = Collections.list(request.getHeaders(HEADER));
        if (!isPassed(header, WebOrigin.of(request), settings)) {
            throw new OAuthException(
                    ErrorCode.ACCESS_DENIED,
                    403,
                    "X-Boxoffice-Csrf: 1 and the Origin of an allowed page are required.");
        }
    }

    static boolean isPassed(List<String> header, Optional<WebOrigin> origin, TransportSettings settings) {
        return header.equals(ONE) && origin.filter(settings::trusts).isPresent();
    }
}
