package io.boxoffice.status;

import java.time.Duration;
import java.time.Instant;

/**
 * When an index is free again (Token Status List 13.3): its token has expired for every verifier, and so has every list
 * that says something of it. Else a new token could be taken for its revoked predecessor.
 */
final class IndexReuse {
    /** How far a verifier's clock may be behind. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private IndexReuse() {}

    /** A token that expired before this has no status any more. */
    static Instant countsAfter(Instant now) {
        return now.minus(SKEW);
    }

    /** The index of a token that expired before this may be given to another. */
    static Instant freeBefore(Instant now) {
        return countsAfter(now).minus(StatusList.LIFE).minus(SKEW);
    }
}
