package io.boxoffice.audience;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URI by which an audience is known besides its name (RFC 8707 2), kept and put into tokens exactly as it was given: absolute, https, up to
 * 512 visible characters of ASCII, scheme and host in lower case, no user, no fragment, no port 443, nothing that
 * normalising would take away.
 */
public record ResourceUri(String text) {
    /** What {@link #parse} takes, in words. */
    public static final String RULE =
            "an absolute https URI of up to 512 characters, host in lower case, without user, fragment,"
                    + " default port or dot segments";

    private static final int MOST = 512;
    private static final int DEFAULT_PORT = 443;
    private static final int LAST_PORT = 65_535;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
    private static final Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://[^/?#]*)(.*)");

    /** The URI of this text, if it is one that an audience may have. */
    public static Optional<ResourceUri> parse(String text) {
        return isSound(text) ? Optional.of(new ResourceUri(text)) : Optional.empty();
    }

    /**
     * A text as it is compared: scheme and host without case, one slash at the end as none. Nothing else is tolerated: no other path, case, port,
     * escape, query or fragment (RFC 3986 6.2.1 otherwise). Nothing for a text that can be no resource at all.
     */
    static Optional<String> key(String text) {
        Matcher parts = PARTS.matcher(text);
        return isVisible(text) && parts.matches()
                ? Optional.of(parts.group(1).toLowerCase(Locale.ROOT) + withoutSlash(parts.group(2)))
                : Optional.empty();
    }

    /** As it is compared. */
    String key() {
        return key(text).orElse(text);
    }

    private static String withoutSlash(String rest) {
        boolean isInPath = rest.indexOf('?') < 0 && rest.indexOf('#') < 0;
        return isInPath && rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }

    /** ASCII alone: the Kelvin sign is a k in lower case. */
    private static boolean isVisible(String text) {
        return text.length() <= MOST && VISIBLE.matcher(text).matches();
    }

    private static boolean isSound(String text) {
        try {
            return isVisible(text) && isSound(new URI(text), text);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isSound(URI uri, String text) {
        return text.startsWith("https://")
                && uri.getHost() != null
                && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT))
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && isPort(uri)
                && uri.normalize().toString().equals(text);
    }

    private static boolean isPort(URI uri) {
        return uri.getPort() != 0
                && uri.getPort() != DEFAULT_PORT
                && uri.getPort() <= LAST_PORT
                && !uri.getRawAuthority().endsWith(":");
    }

    @Override
    public String toString() {
        return text;
    }
}
