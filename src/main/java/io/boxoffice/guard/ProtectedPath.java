package io.boxoffice.guard;

import io.boxoffice.oauth.Audience;

/** The paths that need an access token: {@code /api/} and the name of the audience whose access token it is. */
final class ProtectedPath {
    private static final String ROOT = "/api";

    private ProtectedPath() {}

    static boolean covers(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Whether a path lies under the name of an audience, compared exactly. */
    static boolean isOf(Audience audience, String path) {
        return isOf(audience.name(), path);
    }

    static boolean isOf(ForAudience audience, String path) {
        return isOf(audience.value(), path);
    }

    private static boolean isOf(String audience, String path) {
        String own = ROOT + "/" + audience;
        return path.equals(own) || path.startsWith(own + "/");
    }
}
