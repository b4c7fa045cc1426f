package io.boxoffice.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.boxoffice.audit.Address;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.refresh.SessionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner or an administrator sees it.
 *
 * @param deviceName what its user calls the device that was signed in by another one; left out for any other
 * @param current whether it is the one that asks
 */
record SessionView(
        UUID id,
        String audience,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String deviceName,
        boolean current) {

    static SessionView of(SessionRecord session, Optional<SessionId> asking) {
        return new SessionView(
                session.id().value(),
                session.audience(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                Optional.ofNullable(session.address()).map(Address::shown).orElse(null),
                session.userAgent(),
                session.deviceName(),
                asking.filter(session.id()::equals).isPresent());
    }
}
