package io.boxoffice.login;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The refresh tokens that a request carries in cookies, by the cookie's name (RFC 6265bis 4.2.1); other cookies are not looked at. */
record SentCookies(Map<String, List<Secret>> tokens) {
    private static final Secret NONE = new Secret("");

    static SentCookies of(HttpServletRequest request) {
        return parse(Collections.list(request.getHeaders("Cookie")));
    }

    /** Reads the lines themselves: the container's own reading unquotes values and forgets repetitions. */
    static SentCookies parse(List<String> lines) {
        return new SentCookies(lines.stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(RefreshCookie.PREFIX) && pair.indexOf('=') >= 0)
                .collect(Collectors.groupingBy(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        Collectors.mapping(
                                pair -> new Secret(pair.substring(pair.indexOf('=') + 1)), Collectors.toList()))));
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** What a cookie holds that is about to be replaced; of several nobody knows which is the browser's own. */
    Optional<Secret> replaced(RefreshCookie cookie) {
        return Optional.of(tokens.getOrDefault(cookie.name(), List.of()))
                .filter(sent -> sent.size() == 1)
                .map(List::getFirst);
    }

    /** What a cookie holds; the empty text, which is no token, if there is none. */
    Secret token(RefreshCookie cookie) {
        List<Secret> sent = tokens.getOrDefault(cookie.name(), List.of(NONE));
        if (sent.size() > 1) { // one of them was planted, by whom and which cannot be told
            throw new OAuthException(ErrorCode.INVALID_REQUEST, "The cookie was sent more than once.");
        }
        return sent.getFirst();
    }
}
