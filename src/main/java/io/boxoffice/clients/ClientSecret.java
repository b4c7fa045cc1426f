package io.boxoffice.clients;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A secret of a client, without the secret.
 *
 * @param expiresAt when it is no longer taken; nothing for never
 */
public record ClientSecret(
        UUID id,
        SecretHash hash,
        Instant createdAt,
        @Nullable Instant expiresAt) {
    boolean isGoodAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
