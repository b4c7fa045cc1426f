package io.boxoffice.client;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the calls go that get the token of an audience: a scheme, a host, a port and a path, each exactly
 * (RFC 6750 5.3).
 *
 * @param path empty, or begins with a slash and ends without; a call is to it or below it
 */
record ApiAddress(String scheme, String host, int port, String path) {
    /** A server may take these away before it looks at the path, and so leave ours. */
    private static final Pattern DOTS = Pattern.compile("(^|[/\\\\])\\.\\.?(;[^/\\\\]*)?($|[/\\\\])");

    /** A dot, a slash or a backslash that is still encoded when the path was decoded: some servers decode it once more. */
    private static final Pattern ENCODED_TWICE = Pattern.compile("%(25)*(2[EeFf]|5[Cc])");

    /** The address of a base URI; {@code IllegalArgumentException} if a token must not be sent there. */
    static ApiAddress of(URI base) {
        if (!SafeAddress.isSafe(base) || hasDots(base)) {
            throw new IllegalArgumentException(
                    "an API needs an https URL, or http on this machine, without user and dots: "
                            + SafeAddress.printed(base));
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the base of an API has neither query nor fragment: " + SafeAddress.printed(base));
        }
        String path = base.getRawPath();
        return new ApiAddress(
                lower(base.getScheme()),
                lower(base.getHost()),
                port(base),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The server of an address, without a path. */
    static ApiAddress origin(URI uri) {
        return new ApiAddress(lower(uri.getScheme()), lower(uri.getHost()), port(uri), "");
    }

    /** Whether a call goes there. */
    boolean covers(URI uri) {
        return uri.getScheme() != null
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && lower(uri.getScheme()).equals(scheme)
                && lower(uri.getHost()).equals(host)
                && port(uri) == port
                && !hasDots(uri)
                && isWithin(uri.getRawPath());
    }

    private boolean isWithin(String rawPath) {
        return rawPath.equals(path) || rawPath.startsWith(path + "/");
    }

    private static boolean hasDots(URI uri) {
        return uri.getPath() == null
                || DOTS.matcher(uri.getPath()).find()
                || ENCODED_TWICE.matcher(uri.getPath()).find();
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
