package io.boxoffice.audit;

import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events are asked for; what is empty does not matter.
 *
 * @param user who acted, or to whom it was done
 * @param address from where
 * @param correlationId of which request
 * @param span when
 */
public record AuditQuery(
        Optional<EventType> type,
        Optional<Outcome> outcome,
        Optional<UserId> user,
        Optional<Address> address,
        Optional<String> correlationId,
        Span span) {

    /**
     * A span of time.
     *
     * @param since the first moment of it, in whole microseconds from 1970 on
     * @param until the first moment after it, likewise
     */
    public record Span(Optional<Instant> since, Optional<Instant> until) {}

    /** The same, but nothing that happens from a moment on. */
    public AuditQuery before(Instant moment) {
        Optional<Instant> until = span.until.filter(moment::isAfter).or(() -> Optional.of(moment));
        return new AuditQuery(type, outcome, user, address, correlationId, new Span(span.since, until));
    }
}
