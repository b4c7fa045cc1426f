package io.boxoffice.factor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A second factor that a user has: what it is and when it was of use, and nothing by which it could be shown.
 *
 * @param name what its user calls it; nothing for what has no name
 * @param usedAt when it was shown last; nothing if it never was
 * @param left how many recovery codes are left; nothing for any other kind
 */
public record Factor(
        UUID id,
        FactorKind kind,
        Optional<String> name,
        Instant createdAt,
        Optional<Instant> usedAt,
        Optional<Integer> left) {}
