package io.boxoffice.signing;

import io.boxoffice.oauth.SigningAlg;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sees of a key: its life, never its bytes. A time that has not come is {@code null}.
 *
 * @param use what it signs: {@code access} or {@code id}
 * @param audience whose access tokens it signs; {@code null} of ID tokens
 */
public record KeyRecord(
        String kid,
        String alg,
        String use,
        @Nullable String audience,
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

    /** Whether a key set has it: a shared secret is in none. */
    boolean isPublic() {
        return !alg.equals(SigningAlg.HS256.wire());
    }

    Instant announcedSince() {
        return Objects.requireNonNullElse(announcedAt, createdAt);
    }

    Instant activeSince() {
        return Objects.requireNonNullElse(activeAt, createdAt);
    }
}
