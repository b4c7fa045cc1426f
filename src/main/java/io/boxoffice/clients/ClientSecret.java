package io.boxoffice.clients;

import io.boxoffice.oauth.Secret;
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
    /** Whether a text has the shape of a secret that is made here. It is not looked for. */
    public static boolean isShaped(Secret text) {
        return text.reveal().startsWith(SecretHashes.PREFIX);
    }

    boolean isGoodAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
