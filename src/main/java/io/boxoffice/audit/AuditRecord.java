package io.boxoffice.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as an operator reads it. What does not apply is {@code null}. */
public record AuditRecord(
        UUID id,
        Instant time,
        String type,
        String actor,
        @Nullable String target,
        @Nullable String audience,
        @Nullable String sessionId,
        @Nullable String jti,
        @Nullable String address,
        String outcome,
        @Nullable String reason,
        @Nullable String correlationId) {}
