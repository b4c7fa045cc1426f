package io.boxoffice.account;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.UserId;
import io.boxoffice.transport.Network;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The short transactions around the look at a password: one counts the try before it, one says after it what it came to.
 * No row is locked while a password is hashed. Whoever needs a user's row and a tally takes the user's row first.
 */
@Stateless
public class Attempts {
    /** Longer than a session lives by default, so that a network is still known when its user must log in again. */
    private static final Duration KEPT = Duration.ofDays(100);

    private static final int MOST_NETWORKS = 4;
    private static final int ROWS_FOR_NOBODY = 256;

    @Inject
    TallyRows rows;

    @Inject
    AccountLock lock;

    @Inject
    Audit audit;

    @Inject
    Counters counters;

    @Inject
    LockoutSettings settings;

    @Inject
    Clock clock;

    /** Counts a try at a user's password. */
    public Attempt begin(UserId user, Network from) {
        Instant now = clock.instant();
        Tally tally = rows.of(user, from.text(), now);
        return new Attempt(tally.id(), user, from.text(), tally.tryAt(now, settings));
    }

    /** Does the work of {@link #begin} for a name that nobody has, so that time tells nothing. There is no lock. */
    public Attempt beginForNobody(Username username, Network from) {
        Instant now = clock.instant();
        int row = Math.floorMod(username.key().hashCode(), ROWS_FOR_NOBODY);
        Tally tally = rows.of(new UserId(new UUID(0, row)), from.text(), now);
        tally.touch(now);
        return new Attempt(tally.id(), Attempt.NOBODY, from.text(), Tally.Try.COUNTS);
    }

    /** The try came to nothing; the reason is for the operator only. */
    public void failed(Attempt attempt, LoginRefusal reason) {
        audit.record(Event.of(EventType.AUTHN_LOGIN_FAIL, attempt.target().toString())
                .because(reason.words())
                .failed());
        if (attempt.decides() && lock.hold(attempt.target())) {
            Instant now = clock.instant();
            rows.find(attempt.tally())
                    .filter(tally -> tally.lock(now, settings))
                    .ifPresent(this::tellLock);
        }
    }

    private void tellLock(Tally tally) {
        counters.count(Counted.LOCKOUTS);
        rows.tell(tally.user());
        String where = tally.isOfAKnownNetwork() ? "from " + tally.network() : "from no known network";
        audit.record(Event.of(EventType.AUTHN_LOGIN_LOCK, tally.user().toString())
                .because(settings.failures() + " failures " + where + ", until " + tally.lockedUntil())
                .failed());
    }

    /** The password was right: nothing counts any more, and where it came from is known from now on. */
    public void succeeded(Attempt attempt) {
        if (!lock.hold(attempt.target())) {
            return;
        }
        Instant now = clock.instant();
        Optional<Tally> tally = rows.find(attempt.tally());
        if (tally.filter(found -> found.clear(now)).isPresent()) {
            rows.tell(attempt.target());
        }
        if (tally.filter(Tally::isOfAKnownNetwork).isEmpty()) {
            tellNewNetwork(attempt);
            rows.know(attempt.target(), attempt.network(), MOST_NETWORKS, now);
        }
    }

    /** Where nobody has been known to log in from at all, the first one is no news. */
    private void tellNewNetwork(Attempt attempt) {
        if (rows.knowsAny(attempt.target())) {
            audit.record(
                    Event.of(EventType.AUTHN_LOGIN_NEW_NETWORK, attempt.target().toString())
                            .because("from " + attempt.network()));
        }
    }

    /** Lifts every lock of a user, in the transaction of the caller. */
    public void lift(UserId user) {
        rows.clear(user);
    }

    /** Forgets a user who is removed, in the transaction of the caller. */
    public void forget(UserId user) {
        rows.forget(user);
    }

    /** Deletes what nobody was interested in for so long that it says nothing any more. */
    public void purge() {
        Instant now = clock.instant();
        rows.purge(now.minus(KEPT), now);
    }
}
