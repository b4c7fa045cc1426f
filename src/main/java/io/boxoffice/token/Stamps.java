package io.boxoffice.token;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.revocation.Revocations;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an access token begins and ends that no refresh token goes with. */
@Dependent
class Stamps {
    @Inject
    Revocations revocations;

    @Inject
    Clock clock;

    /**
     * A new one, from now on for as long as client and audience let it live. What was issued in the second in which a client was disabled
     * is refused: after that its first token is of the next one.
     */
    AccessTokenStamp next(Terms client, AudiencePolicy policy) {
        Instant now = clock.instant();
        Instant firstGood = revocations.firstGood(client.client());
        Duration lifetime = client.longestAccess()
                .filter(most -> most.compareTo(policy.accessLifetime()) < 0)
                .orElse(policy.accessLifetime());
        return new AccessTokenStamp(TokenId.random(), firstGood.isAfter(now) ? firstGood : now, now.plus(lifetime));
    }

    /** The same, but over no later than another token. */
    AccessTokenStamp next(Terms client, AudiencePolicy policy, Optional<Instant> latest) {
        AccessTokenStamp whole = next(client, policy);
        return latest.filter(end -> end.isBefore(whole.expiresAt()))
                .map(end -> new AccessTokenStamp(whole.jti(), whole.issuedAt(), end))
                .orElse(whole);
    }
}
