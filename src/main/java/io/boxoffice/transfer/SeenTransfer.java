package io.boxoffice.transfer;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A transfer as the first device sees it.
 *
 * @param device who redeemed it; nothing as long as nobody has
 */
public record SeenTransfer(
        UUID id, TransferState state, Audience audience, Scopes scope, Instant expiresAt, Optional<Redeemer> device) {
    /**
     * Who redeemed the code.
     *
     * @param number which that device shows too
     */
    public record Redeemer(NewDevice device, int number) {}
}
