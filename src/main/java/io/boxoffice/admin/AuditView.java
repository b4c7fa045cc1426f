package io.boxoffice.admin;

import io.boxoffice.audit.AuditRecord;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with the names of the users and clients in it, as they are called now. What does not apply is {@code null}.
 *
 * @param actorName the name of who acted, if that is a user or a client that is still there
 * @param targetName the name of whom it was done to, likewise
 */
public record AuditView(
        UUID id,
        Instant time,
        String type,
        String actor,
        @Nullable String actorName,
        @Nullable String target,
        @Nullable String targetName,
        @Nullable String audience,
        @Nullable String sessionId,
        @Nullable String jti,
        @Nullable String address,
        String outcome,
        @Nullable String reason,
        @Nullable String correlationId) {

    static AuditView of(AuditRecord event, @Nullable String actorName, @Nullable String targetName) {
        return new AuditView(
                event.id(),
                event.time(),
                event.type(),
                event.actor(),
                actorName,
                event.target(),
                targetName,
                event.audience(),
                event.sessionId(),
                event.jti(),
                event.address(),
                event.outcome(),
                event.reason(),
                event.correlationId());
    }
}
