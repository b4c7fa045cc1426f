package io.boxoffice.business.server;

import io.boxoffice.guard.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Oneself, as the token tells it. */
record Me(
        UUID userId,
        String username,
        List<String> roles,
        @Nullable String tenant,
        List<String> scopes,
        String audience,
        UUID sessionId,
        Instant expiresAt,
        Map<String, Object> claims) {

    static Me of(Ticket ticket) {
        return new Me(
                ticket.subject(),
                ticket.username(),
                List.copyOf(ticket.roles()),
                ticket.tenant(),
                List.copyOf(ticket.scopes().values()),
                ticket.audience().name(),
                ticket.session(),
                ticket.expiresAt(),
                ticket.claims());
    }
}
