package io.boxoffice.dpop;

import io.boxoffice.oauth.Confirmation;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How many proofs each key brought in the present minute, on this node. It is a table of a fixed size, in which nobody crowds anybody
 * out: two keys may share a place, by a hash that is another each minute and that nobody outside can foresee.
 */
final class KeyRates {
    private static final int BITS = 18;
    private static final int MINUTE = 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Minute(long number, long odd, AtomicIntegerArray taken) {
        static Minute of(long number) {
            return new Minute(number, RANDOM.nextLong() | 1, new AtomicIntegerArray(1 << BITS));
        }

        /** Multiply and shift: two keys share a place once in 2^17. */
        int place(Confirmation key) {
            byte[] hash = Base64.getUrlDecoder().decode(key.thumbprint());
            return (int) ((ByteBuffer.wrap(hash).getLong() * odd) >>> (Long.SIZE - BITS));
        }
    }

    private final int most;
    private volatile Minute present = Minute.of(Long.MIN_VALUE);

    KeyRates(int most) {
        this.most = most;
    }

    /** Counts one of a key; how long it must wait if it brought as many as it may. */
    Optional<Duration> take(Confirmation key, Instant now) {
        Minute minute = minute(Math.floorDiv(now.getEpochSecond(), MINUTE));
        boolean isLeft = minute.taken().incrementAndGet(minute.place(key)) <= most;
        return isLeft
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(MINUTE - Math.floorMod(now.getEpochSecond(), MINUTE)));
    }

    private Minute minute(long number) {
        Minute minute = present;
        if (minute.number() != number) {
            synchronized (this) {
                if (present.number() != number) {
                    present = Minute.of(number);
                }
                minute = present;
            }
        }
        return minute;
    }
}
