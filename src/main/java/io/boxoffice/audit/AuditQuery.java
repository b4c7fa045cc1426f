package io.boxoffice.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which events are asked for; what is empty does not matter.
 *
 * @param user who acted, or to whom it was done
 * @param since the first moment of the span, in whole microseconds from 1970 on
 * @param until the first moment after it, likewise
 */
public record AuditQuery(
        Optional<EventType> type, Optional<UUID> user, Optional<Instant> since, Optional<Instant> until) {

    /** The same, but nothing that happens from a moment on. */
    public AuditQuery before(Instant moment) {
        return new AuditQuery(type, user, since, until.filter(moment::isAfter).or(() -> Optional.of(moment)));
    }
}
