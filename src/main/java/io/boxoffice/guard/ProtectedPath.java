package io.boxoffice.guard;

import io.boxoffice.http.Surface;
import io.boxoffice.oauth.Audience;

/**
 * The paths that need an access token: {@code /api/} and the name of the audience whose access token it is. The audience {@code
 * userinfo} has its own path, and none under {@code /api/}.
 */
final class ProtectedPath {
    private ProtectedPath() {}

    static boolean covers(String path) {
        return Surface.of(path).needsToken();
    }

    /** Whether a path lies under the name of an audience, compared exactly (RFC 7519 4.1.3). */
    static boolean isOf(Audience audience, String path) {
        return isOf(audience.name(), path);
    }

    static boolean isOf(ForAudience audience, String path) {
        return isOf(audience.value(), path);
    }

    /** Whether a path lies under the name of some audience. */
    static boolean isOfAnyAudience(String path) {
        String[] segments = path.split("/", 4);
        return Surface.of(path) == Surface.API && segments.length > 2 && Audience.isName(segments[2]);
    }

    private static boolean isOf(String audience, String path) {
        String own = audience.equals(Audience.USERINFO.name())
                ? Surface.USERINFO.root()
                : Surface.API.root() + "/" + audience;
        return path.equals(own) || path.startsWith(own + "/");
    }
}
