package io.boxoffice.refresh;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param lastUsedAt when its refresh token was rotated last, or when it began
 * @param expiresAt when it ends if it is not used
 */
public record SessionRecord(
        UUID id,
        UUID accountId,
        String audience,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent) {}
