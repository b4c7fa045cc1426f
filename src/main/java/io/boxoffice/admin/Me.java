package io.boxoffice.admin;

import io.boxoffice.guard.VerifiedAccessToken;
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

    static Me of(VerifiedAccessToken verified) {
        return new Me(
                verified.subject(),
                verified.username(),
                List.copyOf(verified.roles()),
                verified.tenant(),
                List.copyOf(verified.scopes().values()),
                verified.audience().name(),
                verified.session(),
                verified.expiresAt(),
                verified.claims());
    }
}
