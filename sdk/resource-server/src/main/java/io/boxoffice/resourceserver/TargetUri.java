package io.boxoffice.resourceserver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of a request without query and fragment: scheme, host and encoded characters in one case, and the port said
 * (RFC 3986 6.2.2, 6.2.3). Segments are compared as they are.
 */
record TargetUri(String scheme, String host, int port, String path) {
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    /** Whether what a proof says is where it went. */
    static boolean areEqual(String claimed, URI called) {
        try {
            URI uri = new URI(claimed);
            return uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && of(uri).equals(of(called));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static TargetUri of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new TargetUri(
                scheme,
                uri.getHost().toLowerCase(Locale.ROOT),
                uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80,
                ENCODED.matcher(path).replaceAll(found -> normal(found.group(1))));
    }

    private static String normal(String hex) {
        String character = String.valueOf((char) Integer.parseInt(hex, 16));
        return UNRESERVED.matcher(character).matches() ? character : "%" + hex.toUpperCase(Locale.ROOT);
    }
}
