package io.boxoffice.client;

import java.net.URI;
import java.util.Set;

/** Which addresses a secret may be sent to, or believed from: https, and http on this machine. */
final class SafeAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeAddress() {}

    static boolean isSafe(URI uri) {
        String host = String.valueOf(uri.getHost());
        return uri.getHost() != null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(host)));
    }
}
