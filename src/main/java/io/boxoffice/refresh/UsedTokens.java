package io.boxoffice.refresh;

import io.boxoffice.audience.Audiences;
import io.boxoffice.changes.Changes;
import io.boxoffice.oauth.Secret;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * The transaction in which a genuine token is looked at that is not the living one, or was not any more when it was to be used: a lost
 * answer is repeated, and a token that was used before ends its session (RFC 9700 4.14.2).
 */
@Stateless
public class UsedTokens {
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

    /** What it comes to by what is stored of its session now. */
    public UsedOutcome look(PresentedRefreshToken presented) {
        return rows.find(presented.facts().id())
                .filter(session -> !session.isOverAt(clock.instant()))
                .map(session -> new PresentedRefreshToken(presented.text(), session))
                .filter(chain::isGenuine) // another server may answer by now that has less
                .map(this::outcome)
                .orElseGet(UsedOutcome.Expired::new);
    }

    private UsedOutcome outcome(PresentedRefreshToken presented) {
        Session session = presented.session();
        if (presented.isLiving()) {
            return new UsedOutcome.Expired(); // it was over when it was to be used, by a clock that was set back since
        }
        if (presented.isTheOneBefore() && isInWindow(session)) {
            Secret successor = chain.successor(presented.text()).secretText();
            return new UsedOutcome.Repeated(
                    new IssuedRefreshToken(session.facts(), successor, session.idleEnd(), session.access()));
        }
        ends.endReused(session);
        return new UsedOutcome.Reused();
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
