package io.boxoffice.client;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An access token, and the refresh token if one came with it. Times are those of a monotonic clock, in nanoseconds, so that
 * neither a wrong clock nor one that is set right makes a token older or younger. It does not print what it holds.
 */
final class TokenPair {
    /** So late that few are had for nothing, so early that an issuer may be away for a while. */
    private static final double DUE_FROM = 0.75;

    private static final double DUE_UNTIL = 0.80;

    /** A token that arrives when it has expired was sent in vain. */
    private static final double GOOD_UNTIL = 0.98;

    private final String access;
    private final Optional<String> refresh;
    private final long askedAt;
    private final long good;
    private final long due;

    /**
     * @param askedAt when it was asked for: its life began later
     * @param life of the access token, in nanoseconds
     */
    TokenPair(String access, Optional<String> refresh, long askedAt, long life) {
        this.access = access;
        this.refresh = refresh;
        this.askedAt = askedAt;
        this.good = (long) (life * GOOD_UNTIL);
        this.due = (long) (life * ThreadLocalRandom.current().nextDouble(DUE_FROM, DUE_UNTIL));
    }

    String access() {
        return access;
    }

    /** There with the tokens of a user's session only. */
    Optional<String> refresh() {
        return refresh;
    }

    boolean isNewerThan(TokenPair other) {
        return askedAt - other.askedAt > 0;
    }

    boolean isGoodAt(long now) {
        return now - askedAt < good;
    }

    /** Whether it is time to have the next one: from 75 to 80 % of its life on, each a little different. */
    boolean isDueAt(long now) {
        return now - askedAt >= due;
    }

    @Override
    public String toString() {
        return "***";
    }
}
