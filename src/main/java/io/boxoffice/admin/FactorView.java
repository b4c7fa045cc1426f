package io.boxoffice.admin;

import io.boxoffice.factor.Factor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second factor of a user.
 *
 * @param name what its user calls it; {@code null} for what has no name
 * @param left how many recovery codes are left; {@code null} for any other kind
 */
record FactorView(
        UUID id,
        String kind,
        @Nullable String name,
        Instant createdAt,
        @Nullable Instant usedAt,
        @Nullable Integer left) {
    static FactorView of(Factor factor) {
        return new FactorView(
                factor.id(),
                factor.kind().wire(),
                factor.name().orElse(null),
                factor.createdAt(),
                factor.usedAt().orElse(null),
                factor.left().orElse(null));
    }
}
