package io.boxoffice.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as stored. It is only read; {@link EventRows} adds events. */
@Entity
@Table(name = "audit_event")
class AuditEvent {
    @Id
    private UUID id;

    @Column(name = "time")
    private Instant time;

    private String type;
    private String actor;
    private @Nullable String target;
    private @Nullable String audience;

    /** As text: EclipseLink binds a missing UUID as a text that PostgreSQL does not take for one. */
    @Column(name = "session_id")
    private @Nullable String sessionId;

    private @Nullable String jti;
    private @Nullable String address;
    private String outcome;
    private @Nullable String reason;

    @Column(name = "correlation_id")
    private @Nullable String correlationId;

    @SuppressWarnings("NullAway.Init")
    protected AuditEvent() {}

    AuditRecord record() {
        return new AuditRecord(
                id,
                time,
                type,
                actor,
                target,
                audience,
                sessionId,
                jti,
                Optional.ofNullable(address).map(Address::shown).orElse(null),
                outcome,
                reason,
                correlationId);
    }
}
