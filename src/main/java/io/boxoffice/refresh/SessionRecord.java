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
 * @param deviceName what its user calls the device, if another one has passed it on
 */
public record SessionRecord(
        SessionId id,
        UserId user,
        String audience,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String deviceName) {}
