package io.boxoffice.refresh;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.changes.Changes;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Rotates the tokens of a session (RFC 6749 6) inside the caller's transaction: the living one is used and followed by the next, a
 * lost answer is repeated, and a token that was used before ends its session (RFC 9700 4.14.2).
 */
@Dependent
public class Rotator {
    @Inject
    SessionRows rows;

    @Inject
    SessionEnds ends;

    @Inject
    SecretChain chain;

    @Inject
    Audiences audiences;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * Uses a token and makes its successor, both or none; repeats a lost answer; ends the session of a reused token
     * (RFC 9700 4.14.2).
     *
     * @param rotates whether there is a successor; else the token stays good, and only what goes with it is new
     * @param longestAccess how long the access token lives at most; nothing for what the audience says
     */
    public RotationOutcome use(PresentedRefreshToken presented, boolean rotates, Optional<Duration> longestAccess) {
        Instant now = clock.instant();
        Session session = presented.session();
        if (session.isOverAt(now)) {
            return new RotationOutcome.Expired();
        }
        if (presented.isLiving()) {
            Optional<IssuedRefreshToken> issued = rotates
                    ? rotate(session, presented.text(), longestAccess, now)
                    : renew(session, presented.text(), longestAccess, now);
            if (issued.isPresent()) {
                return new RotationOutcome.Rotated(issued.get());
            }
            // Another presentation of the same token, or the end of its session, was faster since it was read.
            boolean isThere = rows.readAgain(session);
            return !isThere || session.isOverAt(now) ? new RotationOutcome.Expired() : usedBefore(presented);
        }
        return usedBefore(presented);
    }

    private Optional<IssuedRefreshToken> rotate(
            Session session, RefreshTokenValue presented, Optional<Duration> longestAccess, Instant now) {
        AudiencePolicy policy = audiences.policy(session.audience());
        RefreshTokenValue next = chain.successor(presented);
        TokenTimes lives = TokenTimes.of(policy, now, session.absoluteEnd());
        AccessTokenStamp access =
                lives.access(policy, longestAccess, session.access().issuedAt());
        byte[] hash = chain.hash(next);
        if (!rows.rotate(session, next, hash, lives, access)) {
            return Optional.empty();
        }
        if (Waypoints.isOne(next.generation())) {
            rows.pass(session, session.waypoints().with(hash));
        }
        return Optional.of(new IssuedRefreshToken(session.facts(), next.secretText(), lives.idleEnd(), access));
    }

    /** The same token stays the living one; the idle time begins anew. */
    private Optional<IssuedRefreshToken> renew(
            Session session, RefreshTokenValue presented, Optional<Duration> longestAccess, Instant now) {
        AudiencePolicy policy = audiences.policy(session.audience());
        TokenTimes lives = TokenTimes.of(policy, now, session.absoluteEnd());
        AccessTokenStamp access =
                lives.access(policy, longestAccess, session.access().issuedAt());
        return rows.renew(session, lives, access)
                ? Optional.of(new IssuedRefreshToken(session.facts(), presented.secretText(), lives.idleEnd(), access))
                : Optional.empty();
    }

    private RotationOutcome usedBefore(PresentedRefreshToken presented) {
        Session session = presented.session();
        if (presented.isTheOneBefore() && isInWindow(session)) {
            Secret successor = chain.successor(presented.text()).secretText();
            return new RotationOutcome.Repeated(
                    new IssuedRefreshToken(session.facts(), successor, session.idleEnd(), session.access()));
        }
        ends.endReused(session);
        return new RotationOutcome.Reused();
    }

    /**
     * Measured by the database's clock alone. A rotation that lies in the future is outside of the window. Time in which the
     * database was away does not count: the answer could not come, nor could it be asked for again.
     */
    private boolean isInWindow(Session session) {
        Duration window = audiences.policy(session.audience()).retryWindow();
        return rows.sinceRotation(session)
                .filter(age -> !age.isNegative())
                .filter(age -> !window.isZero() && changes.sinceResumed(age).compareTo(window) < 0)
                .isPresent();
    }
}
