package io.boxoffice.clients;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser may be sent with an answer (RFC 6749 3.1.2, OAuth 2.1 8.4): {@code https}; a private-use scheme that has a dot;
 * {@code http} to an address of the machine itself; and {@code http://localhost} for a public client, whose user is warned.
 */
final class RedirectUri {
    static final String RULE =
            "an absolute URI of at most 2000 characters without fragment or user: https, a scheme with a dot, or http on 127.0.0.1 or"
                    + " [::1] (for a public client also localhost)";

    private static final int LONGEST = 2_000;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    private static final Pattern OWN_MACHINE =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]|localhost))(?::[0-9]{1,5})?((?:[/?].*)?)");

    private RedirectUri() {}

    /** Whether a client of this type may be registered with it. It is kept and compared as it is written. */
    static boolean isAllowed(String text, ClientType type) {
        URI uri = uri(text);
        if (uri == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            return false;
        }
        return switch (uri.getScheme()) {
            case "https" -> uri.getHost() != null;
            case "http" -> uri.getHost() != null && isOwnMachine(uri.getHost(), type);
            case String scheme -> scheme.contains(".") && text.length() > scheme.length() + 1;
        };
    }

    /**
     * Whether an address that a request names is a registered one: letter for letter, but for the port of one on the user's own machine, where
     * an application takes the port that is free (RFC 8252 7.3).
     */
    static boolean isSame(String registered, String asked) {
        return registered.equals(asked)
                || withoutPort(registered)
                        .filter(withoutPort(asked).stream().toList()::contains)
                        .isPresent();
    }

    /** An address on the user's own machine, without its port; nothing for any other. */
    private static Optional<String> withoutPort(String text) {
        Matcher own = OWN_MACHINE.matcher(text);
        return own.matches() ? Optional.of(own.group(1) + own.group(2)) : Optional.empty();
    }

    /** Whether it leads to the user's own machine, or to whichever application has taken its scheme. */
    static boolean isClaimable(String text) {
        return !isHttps(text);
    }

    /** Whether it is an address of the web that is always read over TLS. */
    static boolean isHttps(String text) {
        URI uri = uri(text);
        return uri != null
                && "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
    }

    private static boolean isOwnMachine(String host, ClientType type) {
        return LOOPBACK.contains(host) || (host.equals("localhost") && type == ClientType.PUBLIC);
    }

    /** An absolute URI whose scheme is written in lower case. */
    private static @Nullable URI uri(String text) {
        if (text.length() > LONGEST || !VISIBLE.matcher(text).matches()) {
            return null;
        }
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() ? uri : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
