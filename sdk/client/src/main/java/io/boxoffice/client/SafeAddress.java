package io.boxoffice.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Which addresses a secret may be sent to, or believed from: https, and http on this machine. */
final class SafeAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeAddress() {}

    /** An address; what of it goes into a message if it is none is where, for a part of it may be a password. */
    static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            // Not as the cause: its message has the text.
            throw new IllegalArgumentException(
                    "no URI: " + malformed.getReason() + " at index " + malformed.getIndex());
        }
    }

    /** An address as it may be printed: the server alone. */
    static String printed(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    static boolean isSafe(URI uri) {
        String host = String.valueOf(uri.getHost());
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(host)));
    }
}
