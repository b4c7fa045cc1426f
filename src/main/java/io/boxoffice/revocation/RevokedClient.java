package io.boxoffice.revocation;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.ClientId;
import java.time.Instant;

/**
 * A client of which whatever was issued until a time is refused: it was disabled or removed.
 *
 * @param issuedUntil the last second, as it stands in {@code iat}
 * @param until when the last of those tokens has expired
 */
public record RevokedClient(ClientId client, Instant issuedUntil, Instant until) {
    /** All that a client has by now; a clock of another node may be a little ahead. */
    public static RevokedClient now(ClientId client, Instant now) {
        return new RevokedClient(
                client, now, now.plus(TokenLifetimes.MAX_ACCESS).plus(TokenLifetimes.SKEW));
    }
}
