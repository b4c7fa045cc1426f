package io.boxoffice.refresh;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

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
}
