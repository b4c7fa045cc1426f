package io.boxoffice.refresh;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Secret;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The transactions that list and end sessions. What is ended is refused before they return. */
@Stateless
public class SessionService {
    @Inject
    Sessions sessions;

    @Inject
    SessionRows rows;

    @Inject
    SessionEnds ends;

    @Inject
    Clock clock;

    /**
     * The living sessions of a user, the oldest first.
     *
     * @param last the session behind which to begin
     */
    public List<SessionRecord> of(UUID accountId, Optional<UUID> last, int count) {
        return rows.living(accountId, clock.instant()).stream()
                .filter(session -> last.isEmpty()
                        || session.id().toString().compareTo(last.get().toString()) > 0)
                .limit(count)
                .map(Session::record)
                .toList();
    }

    /** Ends the session of a genuine refresh token, of whatever generation; any other text changes nothing. */
    public void logout(Secret presented) {
        sessions.find(presented).ifPresent(found -> ends.end(found.session(), "logout"));
    }

    /** Ends a session of a user, if it still lives; whether it is his. */
    public boolean end(UUID accountId, UUID id, String reason) {
        Optional<Session> own =
                rows.find(id).filter(session -> session.facts().accountId().equals(accountId));
        own.ifPresent(session -> ends.end(session, reason));
        return own.isPresent();
    }

    /** Refuses the tokens of a session, whoever's it is, even of one that is not here. */
    public void end(UUID id, String reason) {
        rows.find(id).ifPresentOrElse(session -> ends.end(session, reason), () -> ends.revoke(id, reason));
    }

    /** Ends every session of a user: whatever was issued to him until now is refused. */
    public void endAllOf(UUID accountId, String reason) {
        rows.lockOwner(accountId);
        ends.endAll(accountId, reason);
    }

    /** Ends every session of a user but one. */
    public void endAllOfBut(UUID accountId, UUID spared, String reason) {
        endWhere(accountId, session -> !session.id().equals(spared), reason);
    }

    /** Ends every session of a user at an audience. */
    public void endAllAt(UUID accountId, Audience audience, String reason) {
        endWhere(accountId, session -> session.audience().equals(audience), reason);
    }

    private void endWhere(UUID accountId, Predicate<Session> chosen, String reason) {
        rows.lockOwner(accountId);
        rows.notEnded(accountId).stream().filter(chosen).forEach(session -> ends.end(session, reason));
    }

    /** Ends every session that began before a time; how many there were. */
    public int endAllBefore(Instant time) {
        return rows.endAllBefore(time, clock.instant());
    }

    /** Makes room for the sessions of the next months, and drops what is over. */
    public void keepPartitions() {
        rows.keepPartitions(clock.instant());
    }
}
