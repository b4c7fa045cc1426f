package io.boxoffice.revocation;

import io.boxoffice.audience.TokenLifetimes;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that is refused from now on.
 *
 * @param value a {@code jti}, the id of a session or the id of a user
 * @param at for a user: his sessions that began until then, by the milliseconds in their ids, are refused
 * @param until when the last token that it concerns has expired
 */
public record Revoked(Kind kind, String value, Instant at, Instant until) {
    /** When whatever was issued until now has expired, however long it may live. */
    public static Instant longest(Instant now) {
        return now.plus(TokenLifetimes.MAX_ACCESS).plus(TokenLifetimes.SKEW);
    }

    /** What a revocation names. */
    public enum Kind {
        /** One access token. */
        JTI,
        /** A session: every access token of it. */
        SESSION,
        /** A user: every session that he had until then. */
        USER;

        /** The kind as it is stored. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
