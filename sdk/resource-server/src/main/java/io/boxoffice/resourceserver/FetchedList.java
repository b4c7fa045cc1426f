package io.boxoffice.resourceserver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A status list whose signature and claims were found right.
 *
 * @param issuedAt its {@code iat}: what it says held then
 * @param expiresAt its {@code exp}, or the end of time if it has none
 * @param nextAt when a fresh copy should be had: {@code ttl} after it was fetched (Token Status List 8.3)
 */
record FetchedList(StatusArray statuses, Instant issuedAt, Instant expiresAt, Instant nextAt) {
    /** Of two the one that was issued later: another node, or a cache on the way, may still serve what was before. */
    FetchedList orYounger(@Nullable FetchedList other) {
        return other != null && issuedAt.isBefore(other.issuedAt) ? other : this;
    }

    /** Whether it still counts. */
    boolean isGoodAt(Instant now, Duration maxStaleness) {
        return now.isBefore(expiresAt) && !now.isAfter(issuedAt.plus(maxStaleness));
    }

    boolean isDueAt(Instant now) {
        return !now.isBefore(nextAt);
    }

    TokenStatus of(long index) {
        return statuses.status(index).orElse(-1) == 0 ? TokenStatus.VALID : TokenStatus.INVALID;
    }
}
