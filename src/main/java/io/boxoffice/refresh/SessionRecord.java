package io.boxoffice.refresh;

import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param lastUsedAt when its refresh token was rotated last, or when it began
 * @param expiresAt when it ends if it is not used
 */
public record SessionRecord(
        SessionId id,
        UserId user,
        String audience,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent) {}
