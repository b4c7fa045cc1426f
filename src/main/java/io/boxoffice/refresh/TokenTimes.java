package io.boxoffice.refresh;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times of a refresh token that is made now. Rotation extends the idle end, and never the absolute one (RF-09).
 *
 * @param idleEnd not after the absolute end
 */
record TokenTimes(Instant now, Instant idleEnd, Instant absoluteEnd) {
    static TokenTimes begin(AudiencePolicy policy, Instant now, Optional<Instant> latestEnd) {
        Instant end = now.plus(policy.refreshAbsolute());
        return of(policy, now, latestEnd.filter(end::isAfter).orElse(end));
    }

    static TokenTimes of(AudiencePolicy policy, Instant now, Instant absoluteEnd) {
        Instant idleEnd = now.plus(policy.refreshIdle());
        return new TokenTimes(now, idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd, absoluteEnd);
    }

    /**
     * A new access token that begins with this refresh token. Its {@code jti} is random (RFC 7519 4.1.7).
     *
     * @param longest how long it lives at most; nothing for what the audience says
     * @param notBefore the first time that may stand in it: up to a moment in the future, where something was revoked in the
     *     present second; what is further away than clocks differ is not heeded
     */
    AccessTokenStamp access(AudiencePolicy policy, Optional<Duration> longest, Instant notBefore) {
        boolean isAMomentAhead = notBefore.isAfter(now) && notBefore.isBefore(now.plus(TokenLifetimes.SKEW));
        Duration lifetime = longest.filter(most -> most.compareTo(policy.accessLifetime()) < 0)
                .orElse(policy.accessLifetime());
        return new AccessTokenStamp(TokenId.random(), isAMomentAhead ? notBefore : now, now.plus(lifetime));
    }
}
