package io.boxoffice.signing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an administrator sees of a key: its life, never its bytes. A time that has not come is {@code null}. */
public record KeyRecord(
        String kid,
        String alg,
        String audience,
        String state,
        Instant createdAt,
        @Nullable Instant announcedAt,
        @Nullable Instant activeAt,
        @Nullable Instant retiringAt,
        @Nullable Instant retiredAt,
        @Nullable Instant revokedAt,
        @Nullable String reason) {

    boolean is(KeyState wanted) {
        return state.equals(wanted.wire());
    }

    Instant announcedSince() {
        return Objects.requireNonNullElse(announcedAt, createdAt);
    }

    Instant activeSince() {
        return Objects.requireNonNullElse(activeAt, createdAt);
    }
}
