package io.boxoffice.audience;

import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * The lifetimes of audiences that set none of their own.
 *
 * @param access of an access token, 5 s to 1 h
 * @param refreshIdle how long a refresh token may lie unused, 1 s to {@code refreshAbsolute}
 * @param refreshAbsolute the end of a session however often it is refreshed, to 365 d
 * @param retryWindow how long after its use a refresh token may come again because the answer was lost, to 1 min
 */
public record TokenLifetimes(Duration access, Duration refreshIdle, Duration refreshAbsolute, Duration retryWindow) {
    /** The shortest life of an access token. */
    public static final Duration MIN_ACCESS = Duration.ofSeconds(5);

    /** The longest life of an access token that any verifier here accepts. */
    public static final Duration MAX_ACCESS = Duration.ofHours(1);

    /** The shortest life of a refresh token and of a session. */
    public static final Duration MIN_REFRESH = Duration.ofSeconds(1);

    /** The longest life of a session. */
    public static final Duration MAX_ABSOLUTE = Duration.ofDays(365);

    /** The longest retry window. */
    public static final Duration MAX_RETRY_WINDOW = Duration.ofMinutes(1);

    /** What a verifier's clock may be ahead of or behind the issuer's. */
    public static final Duration SKEW = Duration.ofSeconds(5);

    public static TokenLifetimes of(Settings settings) {
        Duration absolute = settings.duration("boxoffice.refresh.token.absolute", MIN_REFRESH, MAX_ABSOLUTE);
        return new TokenLifetimes(
                settings.duration("boxoffice.access.token.lifetime", MIN_ACCESS, MAX_ACCESS),
                settings.duration("boxoffice.refresh.token.idle", MIN_REFRESH, absolute),
                absolute,
                settings.duration("boxoffice.refresh.retry.window", Duration.ZERO, MAX_RETRY_WINDOW));
    }
}
