package io.boxoffice.revocation;

import io.boxoffice.oauth.SessionId;
import java.util.Optional;
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
record Bound(long began, long issued, @Nullable SessionId spared) {
    static final long NEVER = Long.MIN_VALUE;

    /** Whether a token is refused, by the session that it names and the second in which it was issued. */
    boolean covers(SessionId session, long issuedAt) {
        return !session.equals(spared) && (session.beganAtMillis() <= began || issuedAt <= issued);
    }

    /** Both at once: what either of them refuses. A session stays spared only where the other bound does not refuse it. */
    Bound and(Bound other) {
        SessionId stillSpared = Stream.of(sparedIn(other), other.sparedIn(this))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return new Bound(Math.max(began, other.began), Math.max(issued, other.issued), stillSpared);
    }

    private Optional<SessionId> sparedIn(Bound other) {
        return Optional.ofNullable(spared).filter(session -> !other.refuses(session));
    }

    private boolean refuses(SessionId session) {
        return !session.equals(spared) && session.beganAtMillis() <= began;
    }
}
