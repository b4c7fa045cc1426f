package io.boxoffice.refresh;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.revocation.RevocationRows;
import io.boxoffice.revocation.Revoked;
import io.boxoffice.revocation.RevokedClient;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Ends sessions, inside the caller's transaction: the family, its access tokens and the event, all or none. */
@Dependent
class SessionEnds {
    @Inject
    SessionRows rows;

    @Inject
    SessionSweeps sweeps;

    @Inject
    RevocationRows revocations;

    @Inject
    jakarta.enterprise.event.Event<UserSessionsEnded> ended;

    @Inject
    Audit audit;

    @Inject
    Counters counters;

    @Inject
    Clock clock;

    /** Ends a session, once, however many ask for it. */
    void end(Session session, EndReason reason) {
        end(session, EventType.AUTHN_TOKEN_REVOKED, reason);
    }

    /** Ends the session of a token that came back: someone else may have it (OAuth 2.1 4.3.1). */
    void endReused(Session session) {
        if (end(session, EventType.AUTHN_TOKEN_REUSE, EndReason.Known.REUSE)) {
            counters.count(Counted.REPLAYS);
        }
    }

    /** Ends every session of a user, and refuses whatever was issued to them until now. The owner must be locked. */
    void endAll(UserId user, EndReason reason) {
        refuseAll(user, reason);
        sweeps.end(SessionSweeps.Chosen.allOf(user), clock.instant());
    }

    /** Refuses whatever was issued to a user until now; their sessions go with them. The owner must be locked. */
    void refuseAll(UserId user, EndReason reason) {
        revocations.record(Revoked.user(user, latestOf(user), clock.instant()), reason.words());
        tell(Event.of(EventType.AUTHN_TOKEN_REVOKED, user.toString()), reason);
        ended.fire(new UserSessionsEnded(user));
    }

    /** The same, but for one session. The owner must be locked. */
    void endAllBut(UserId user, SessionId spared, EndReason reason) {
        Instant now = clock.instant();
        revocations.record(Revoked.user(user, latestOf(user), now).sparing(spared), reason.words());
        sweeps.end(SessionSweeps.Chosen.allBut(user, spared), now);
        tell(Event.of(EventType.AUTHN_TOKEN_REVOKED, user.toString()), reason);
        ended.fire(new UserSessionsEnded(user));
    }

    /** Ends every session of a user at an audience, and refuses whatever was issued there. The owner must be locked. */
    void endAllAt(UserId user, Audience audience, EndReason reason) {
        Instant now = clock.instant();
        revocations.record(Revoked.grant(user, audience, latestOf(user), now), reason.words());
        sweeps.end(SessionSweeps.Chosen.at(user, audience, SessionSweeps.LAST), now);
        tell(Event.of(EventType.AUTHN_TOKEN_REVOKED, user.toString()).at(audience), reason);
    }

    /** Ends a session and all older ones of its user at its audience. The owner must be locked. */
    void endUpTo(Session session, EndReason reason) {
        Instant now = clock.instant();
        Instant began = session.id().beganAt();
        UserId user = session.facts().user();
        revocations.record(Revoked.oldest(user, session.audience(), began, now), reason.words());
        sweeps.end(SessionSweeps.Chosen.at(user, session.audience(), SessionId.afterAllOf(began)), now);
        tell(Event.of(EventType.AUTHN_TOKEN_REVOKED, user.toString()).at(session.audience()), reason);
    }

    /** Refuses whatever was issued to a client until now, and ends some of its sessions. */
    void refuseAll(ClientId client, EndReason reason) {
        Instant now = clock.instant();
        revocations.record(RevokedClient.now(client, now));
        tell(Event.of(EventType.AUTHN_TOKEN_REVOKED, client.value()), reason);
        sweeps.endOf(client, now);
    }

    /** Refuses the tokens of a session that is not here: one of an issuer whose key was imported. */
    void revoke(SessionId session, EndReason reason) {
        Instant now = clock.instant();
        revocations.record(Revoked.session(session, now, Revoked.longest(now)), reason.words());
        tell(Event.of(EventType.AUTHN_TOKEN_REVOKED, session.toString()), reason);
    }

    private void tell(Event event, EndReason reason) {
        audit.record(event.because(reason.words()));
    }

    /** When the last session of a user began; a node whose clock is ahead may have put that into the future. */
    private Instant latestOf(UserId user) {
        return rows.lastNotEnded(user).map(SessionId::beganAt).orElse(Instant.EPOCH);
    }

    private boolean end(Session session, EventType type, EndReason reason) {
        Instant now = clock.instant();
        if (!rows.end(session.id(), now)) {
            return false;
        }
        rows.readAgain(session); // a refresh may have come between, with an access token that lives longer
        revocations.record(
                Revoked.session(session.id(), now, session.accessEnd().plus(TokenLifetimes.SKEW)), reason.words());
        audit.record(Event.of(type, session.facts().user().toString())
                .at(session.audience())
                .in(session.id())
                .because(reason.words()));
        return true;
    }
}
