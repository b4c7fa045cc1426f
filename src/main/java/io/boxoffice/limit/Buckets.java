package io.boxoffice.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.transport.Network;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each network that asked lately. One that was not asked for a whole period is full again, so it is
 * forgotten; of more networks than there is room for, those that ask least are forgotten.
 */
final class Buckets {
    private static final int MOST = 20_000;

    private final Rate rate;
    private final TimeMeter time;
    private final Cache<Network, Bucket> buckets;

    /**
     * Full buckets for everybody.
     *
     * @param nanos a time that never goes back, in nanoseconds
     */
    Buckets(Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.time = new Monotonic(nanos);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(rate.period())
                .ticker(nanos::getAsLong)
                .build();
    }

    /** Takes a token; if there is none, how long it takes until there is one. */
    Optional<Duration> take(Network from) {
        ConsumptionProbe probe = buckets.get(from, unseen -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.period()))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Monotonic(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
