package io.boxoffice.refresh;

import java.util.Arrays;
import java.util.Optional;

/**
 * The hashes of every {@value #EVERY}th token of a session, as they were stored while it was the living one. However old a
 * genuine token is, it has to be followed to the next of them only, which takes some 5 ms at most. The latest {@value #MOST}
 * are kept; a token from before them is refused and ends nothing.
 */
final class Waypoints {
    static final int EVERY = 4_096;
    static final int MOST = 64;
    private static final int HASH_BYTES = 32;

    private final byte[] hashes;

    /** Those that are stored, 32 bytes each, the oldest first. */
    Waypoints(byte[] hashes) {
        this.hashes = hashes;
    }

    byte[] hashes() {
        return hashes;
    }

    /** Whether the token of a generation is one of them. */
    static boolean isOne(int generation) {
        return generation % EVERY == 0;
    }

    /** With one more; the oldest makes room. */
    Waypoints with(byte[] hash) {
        int from = Math.max(0, hashes.length + HASH_BYTES - MOST * HASH_BYTES);
        byte[] more = Arrays.copyOfRange(hashes, from, hashes.length + HASH_BYTES);
        System.arraycopy(hash, 0, more, more.length - HASH_BYTES, HASH_BYTES);
        return new Waypoints(more);
    }

    /** The first generation from one on that is a waypoint, or the living one if that comes sooner. */
    static int next(int generation, int living) {
        int waypoint = (generation / EVERY + (isOne(generation) ? 0 : 1)) * EVERY;
        return Math.min(waypoint, living);
    }

    /** The hash of a waypoint of a session that has come to a living generation; nothing if it is no more there. */
    Optional<byte[]> at(int waypoint, int living) {
        int fromTheEnd = living / EVERY - waypoint / EVERY + 1;
        int begin = hashes.length - fromTheEnd * HASH_BYTES;
        return begin < 0 ? Optional.empty() : Optional.of(Arrays.copyOfRange(hashes, begin, begin + HASH_BYTES));
    }
}
