package io.boxoffice.refresh;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.revocation.RevocationRows;
import io.boxoffice.revocation.Revoked;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Ends sessions, inside the caller's transaction: the family, its access tokens and the event, all or none. */
@Dependent
class SessionEnds {
    @Inject
    SessionRows rows;

    @Inject
    RevocationRows revocations;

    @Inject
    Audit audit;

    @Inject
    Counters counters;

    @Inject
    Clock clock;

    /** Ends a session, once, however many ask for it. */
    void end(Session session, String reason) {
        end(session, EventType.AUTHN_TOKEN_REVOKED, reason);
    }

    /** Ends the session of a token that came back: someone else may have it (OAuth 2.1 4.3.1). */
    void endReused(Session session) {
        if (end(session, EventType.AUTHN_TOKEN_REUSE, "a used refresh token was presented")) {
            counters.count(Counted.REPLAYS);
        }
    }

    /** Ends every session of a user, and refuses whatever was issued to him until now. The owner must be locked. */
    void endAll(UUID accountId, String reason) {
        Instant now = clock.instant();
        Instant until = rows.notEnded(accountId).stream()
                .map(session -> beganAt(session.id()))
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
        rows.endAllOf(accountId, now);
        revocations.record(new Revoked(Revoked.Kind.USER, accountId.toString(), until, Revoked.longest(now)), reason);
        audit.record(
                Event.of(EventType.AUTHN_TOKEN_REVOKED, accountId.toString()).because(reason));
    }

    /** Refuses the tokens of a session that is not here: one of an issuer whose key was imported. */
    void revoke(UUID session, String reason) {
        Instant now = clock.instant();
        revocations.record(new Revoked(Revoked.Kind.SESSION, session.toString(), now, Revoked.longest(now)), reason);
        audit.record(Event.of(EventType.AUTHN_TOKEN_REVOKED, session.toString()).because(reason));
    }

    private boolean end(Session session, EventType type, String reason) {
        Instant now = clock.instant();
        if (!rows.end(session.id(), now)) {
            return false;
        }
        rows.readAgain(session); // a refresh may have come between, with an access token that lives longer
        revocations.record(
                new Revoked(
                        Revoked.Kind.SESSION,
                        session.id().toString(),
                        now,
                        session.accessEnd().plus(TokenLifetimes.SKEW)),
                reason);
        audit.record(Event.of(type, session.facts().accountId().toString())
                .at(session.audience())
                .in(session.id())
                .because(reason));
        return true;
    }

    private static Instant beganAt(UUID session) {
        return Instant.ofEpochMilli(session.getMostSignificantBits() >>> 16);
    }
}
