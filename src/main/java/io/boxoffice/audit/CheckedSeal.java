package io.boxoffice.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seal, and whether it holds.
 *
 * @param events how many it is over
 * @param digest SHA-256 in hexadecimal digits
 * @param finding what is wrong with it or with its events; {@code null} if nothing is
 */
public record CheckedSeal(
        long number,
        Instant sealedAt,
        long events,
        String digest,
        @Nullable String finding) {}
