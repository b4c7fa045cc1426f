package io.boxoffice.refresh;

import io.boxoffice.oauth.Audience;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The transactions that end sessions. */
@Stateless
public class SessionService {
    @Inject
    RefreshTokens tokens;

    @Inject
    Clock clock;

    /** Ends every session that began before a time; how many there were. */
    public int endAllBefore(Instant time) {
        return tokens.endAllBefore(time, clock.instant());
    }

    /** Ends every session of a user. */
    public void endAllOf(UUID accountId, String reason) {
        tokens.endAllOf(accountId, clock.instant());
    }

    /** Ends every session of a user but one. */
    public void endAllOfBut(UUID accountId, UUID spared, String reason) {
        tokens.endAllOfBut(accountId, spared, clock.instant());
    }

    /** Ends every session of a user for one audience. */
    public void endAllAt(UUID accountId, Audience audience, String reason) {
        tokens.endAllAt(accountId, audience, clock.instant());
    }
}
