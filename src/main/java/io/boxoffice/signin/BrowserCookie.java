package io.boxoffice.signin;

import io.boxoffice.oauth.RandomSecret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The two cookies of the pages. No other host and no plain answer can plant one of such a name (RFC 6265bis 4.1.3.2), and a foreign page's
 * form does not carry it; a link does, or nobody who comes from a client would be known.
 */
public enum BrowserCookie {
    /** Who is signed in: another one after each login. */
    SIGN_IN("__Host-boxoffice-signin"),
    /** Which browser it is, whoever is signed in: to it belong the requests that wait for its person. */
    BROWSER("__Host-boxoffice-browser");

    private static final String ATTRIBUTES = "; HttpOnly; Secure; SameSite=Lax; Path=/";

    private final String name;

    BrowserCookie(String name) {
        this.name = name;
    }

    /** What the browser sent; nothing if it sent none of our shape, or more than one. */
    public Optional<RandomSecret> of(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders("Cookie")).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .toList();
        return sent.size() == 1 ? RandomSecret.parse(sent.getFirst().substring(name.length() + 1)) : Optional.empty();
    }

    /** The {@code Set-Cookie} that has the browser keep it until it is closed. */
    public String keeping(RandomSecret secret) {
        return name + "=" + secret.reveal() + ATTRIBUTES;
    }

    /** The {@code Set-Cookie} that has the browser forget it. */
    public String cleared() {
        return name + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
