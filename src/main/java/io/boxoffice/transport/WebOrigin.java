package io.boxoffice.transport;

import io.boxoffice.oauth.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a page is from, as its browser says it (RFC 6454 6.2): scheme, host, and the port unless it is the usual one. */
public record WebOrigin(String text) {
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]");
    private static final int LAST_PORT = 65_535;

    /** The origin that a request names; nothing if it names none, or more than one. */
    public static Optional<WebOrigin> of(HttpServletRequest request) {
        List<String> named = Collections.list(request.getHeaders("Origin"));
        return named.size() == 1 ? Optional.of(new WebOrigin(named.getFirst())) : Optional.empty();
    }

    /** The origin of the pages that the issuer's own host serves. */
    static WebOrigin of(Issuer issuer) {
        return serialised(URI.create(issuer.url()));
    }

    /** Reads an origin that may be trusted: https, or http on this machine, and letter for letter what a browser sends. */
    static Optional<WebOrigin> parse(String text) {
        return ofAddress(text).filter(origin -> origin.text().equals(text));
    }

    /** The origin of the pages at an address, as browsers send it; nothing of one that is neither https nor http on this machine. */
    public static Optional<WebOrigin> ofAddress(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && isPrivate(uri) && uri.getPort() != 0 && uri.getPort() <= LAST_PORT
                    ? Optional.of(serialised(uri))
                    : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isPrivate(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme())
                        && THIS_MACHINE.matcher(uri.getHost()).matches());
    }

    private static WebOrigin serialised(URI uri) {
        int usual = "https".equals(uri.getScheme()) ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return new WebOrigin(uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }
}
