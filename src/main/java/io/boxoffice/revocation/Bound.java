package io.boxoffice.revocation;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a revocation refuses of a user, without naming a session: the tokens of those that began until then, and, for a
 * token of another issuer may name any session, whatever was issued until then.
 *
 * @param began the milliseconds of the last session, as they stand in ids of version 7
 * @param issued the last second, as it stands in {@code iat}; {@link #NEVER} refuses nothing by it
 * @param spared a session of which nothing is refused
 */
record Bound(long began, long issued, @Nullable UUID spared) {
    static final long NEVER = Long.MIN_VALUE;

    /** Whether a token is refused, by the session that it names and the second in which it was issued. */
    boolean covers(UUID session, long issuedAt) {
        return !session.equals(spared) && (beganAt(session) <= began || issuedAt <= issued);
    }

    /** Both at once: what either of them refuses. A session stays spared only where the other bound does not refuse it. */
    Bound and(Bound other) {
        UUID stillSpared = Stream.of(sparedIn(other), other.sparedIn(this))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return new Bound(Math.max(began, other.began), Math.max(issued, other.issued), stillSpared);
    }

    private Optional<UUID> sparedIn(Bound other) {
        return Optional.ofNullable(spared).filter(session -> !other.refuses(session));
    }

    private boolean refuses(UUID session) {
        return !session.equals(spared) && beganAt(session) <= began;
    }

    /** The milliseconds in a UUID version 7 (RFC 9562 5.7). */
    private static long beganAt(UUID session) {
        return session.getMostSignificantBits() >>> 16;
    }
}
