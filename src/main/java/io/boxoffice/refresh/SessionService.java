package io.boxoffice.refresh;

import io.boxoffice.account.AccountLock;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions that list and end sessions. What is ended is refused before they return. */
@Stateless
public class SessionService {
    private static final int BATCH = 100;

    @Inject
    Sessions sessions;

    @Inject
    AccountLock lock;

    @Inject
    SessionRows rows;

    @Inject
    SessionSweeps sweeps;

    @Inject
    SessionEnds ends;

    @Inject
    Clock clock;

    /**
     * The living sessions of a user, the oldest first.
     *
     * @param last the session behind which to begin
     */
    public List<SessionRecord> of(UserId user, Optional<SessionId> last, int count) {
        return rows.living(user, last, clock.instant(), count).stream()
                .map(Session::record)
                .toList();
    }

    /** Ends the session of a genuine refresh token, of whatever generation; any other text changes nothing. */
    public void end(Secret presented, EndReason reason) {
        sessions.find(presented).ifPresent(found -> ends.end(found.session(), reason));
    }

    /**
     * Ends the session of a genuine refresh token of a client, of whatever generation; any other text, and a token of another client,
     * changes nothing.
     *
     * @return whether the text is a refresh token of ours, whoever's it is
     */
    public boolean endFor(ClientId client, Secret presented, EndReason reason) {
        Optional<PresentedRefreshToken> found = sessions.find(presented);
        found.filter(token -> token.facts().family().client().equals(client))
                .ifPresent(token -> ends.end(token.session(), reason));
        return found.isPresent();
    }

    /** Ends a session of a user, if it still lives; whether it is theirs. */
    public boolean endOf(UserId user, SessionId id, EndReason reason) {
        Optional<Session> own =
                rows.find(id).filter(session -> session.facts().user().equals(user));
        own.ifPresent(session -> ends.end(session, reason));
        return own.isPresent();
    }

    /** Refuses the tokens of a session, whoever's it is, even of one that is not here. */
    public void end(SessionId id, EndReason reason) {
        rows.find(id).ifPresentOrElse(session -> ends.end(session, reason), () -> ends.revoke(id, reason));
    }

    /** Ends the sessions that began in a sign-in, but for those that outlive it. */
    public void endOf(SignInId signIn, EndReason reason) {
        List<Session> some = rows.of(signIn, BATCH);
        while (!some.isEmpty()) {
            some.forEach(session -> ends.end(session, reason));
            some = some.size() == BATCH ? rows.of(signIn, BATCH) : List.of();
        }
    }

    /** Ends every session of a user: whatever was issued to them until now is refused. */
    public void endAllOf(UserId user, EndReason reason) {
        lock.hold(user);
        ends.endAll(user, reason);
    }

    /** Ends the living sessions of a user that are for a client. */
    public void endAllOf(UserId user, ClientId client, EndReason reason) {
        lock.hold(user);
        Optional<SessionId> last = Optional.empty();
        do {
            List<Session> some = rows.living(user, last, clock.instant(), BATCH);
            some.stream()
                    .filter(session -> session.facts().family().client().equals(client))
                    .forEach(session -> ends.end(session, reason));
            last = some.size() == BATCH ? Optional.of(some.getLast().id()) : Optional.empty();
        } while (last.isPresent());
    }

    /** Refuses whatever was issued to a user who is about to be removed, with all their sessions. */
    public void refuseAllOf(UserId user, EndReason reason) {
        lock.hold(user);
        ends.refuseAll(user, reason);
    }

    /** Refuses whatever was issued to a client until now, and ends some of its sessions. */
    public void refuseAllOf(ClientId client, EndReason reason) {
        ends.refuseAll(client, reason);
    }

    /** Ends some of the sessions of a client, of which nothing is good any more; whether there may be more. */
    public boolean endSomeOf(ClientId client) {
        return sweeps.endOf(client, clock.instant());
    }

    /** Ends every session of a user but one. */
    public void endAllOfBut(UserId user, SessionId spared, EndReason reason) {
        lock.hold(user);
        ends.endAllBut(user, spared, reason);
    }

    /** Ends every session of a user at an audience. */
    public void endAllAt(UserId user, Audience audience, EndReason reason) {
        lock.hold(user);
        ends.endAllAt(user, audience, reason);
    }

    /**
     * Ends some of the sessions that are over by time, in the order of their ids.
     *
     * @param behind the one behind which to begin
     * @return the one behind which to go on; nothing at the end
     */
    public Optional<UUID> endOver(UUID behind) {
        return sweeps.endOver(behind, clock.instant());
    }

    /**
     * Ends some of the sessions that began before a time, in the order of their ids.
     *
     * @param behind the one behind which to begin
     */
    public Swept endBefore(Instant time, UUID behind) {
        return sweeps.endBefore(time, behind, clock.instant());
    }

    /** Makes room for the sessions of the next months, and drops what is over. */
    public void keepPartitions() {
        rows.keepPartitions(clock.instant());
    }
}
