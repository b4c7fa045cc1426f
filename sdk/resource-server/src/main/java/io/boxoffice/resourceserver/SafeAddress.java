package io.boxoffice.resourceserver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Which addresses keys and lists are believed from: https, and http on this machine. */
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

    static boolean isSafe(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost())));
    }
}
