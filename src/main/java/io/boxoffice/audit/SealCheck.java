package io.boxoffice.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the seals, looked at.
 *
 * @param seals in their order
 * @param next the number from which the next part begins; {@code null} on the last one
 * @param unsealed what is not sealed yet; told on the last part, else {@code null}
 */
public record SealCheck(
        List<CheckedSeal> seals,
        @Nullable Long next,
        @Nullable Unsealed unsealed) {
    /**
     * Events that no seal is over yet.
     *
     * @param events how many, {@value SealChecks#MOST_UNSEALED} at the most: there may be more
     * @param since when the first of them happened; {@code null} if there are none
     */
    public record Unsealed(long events, @Nullable Instant since) {}
}
