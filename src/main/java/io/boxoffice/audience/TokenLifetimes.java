package io.boxoffice.audience;

import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * The lifetimes of audiences that set none of their own.
 *
 * @param access of an access token, 5 s to 1 h
 * @param refreshIdle how long a refresh token may lie unused, 1 s to {@code refreshAbsolute}
 * @param refreshAbsolute the end of a session however often it is refreshed, to 365 d
 */
public record TokenLifetimes(Duration access, Duration refreshIdle, Duration refreshAbsolute) {
    /** The longest life of an access token that any verifier here accepts. */
    public static final Duration MAX_ACCESS = Duration.ofHours(1);

    /** What a verifier's clock may be ahead of or behind the issuer's. */
    public static final Duration SKEW = Duration.ofSeconds(5);

    public static TokenLifetimes of(Settings settings) {
        Duration second = Duration.ofSeconds(1);
        Duration absolute = settings.duration("boxoffice.refresh.token.absolute", second, Duration.ofDays(365));
        return new TokenLifetimes(
                settings.duration("boxoffice.access.token.lifetime", Duration.ofSeconds(5), MAX_ACCESS),
                settings.duration("boxoffice.refresh.token.idle", second, absolute),
                absolute);
    }
}
