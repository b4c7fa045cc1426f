package io.boxoffice.admin;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.guard.CurrentToken;
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

    static Me of(CurrentToken current) {
        VerifiedAccessToken verified = current.get();
        return new Me(
                current.user().value(),
                current.username(),
                List.copyOf(current.roles()),
                verified.tenant().orElse(null),
                List.copyOf(verified.scopes().values()),
                verified.audience().name(),
                current.session().value(),
                verified.expiresAt(),
                verified.claims().own());
    }
}
