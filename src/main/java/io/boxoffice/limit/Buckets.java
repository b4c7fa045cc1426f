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
 * forgotten; of more networks than there is room for, some are. Buckets that are half empty have room of their own: to have one
 * forgotten takes as many networks that have each used half of theirs.
 */
final class Buckets {
    private static final int MOST = 20_000;

    private final Rate rate;
    private final TimeMeter time;
    private final Cache<Network, Bucket> seen;
    private final Cache<Network, Bucket> halfEmpty;

    /**
     * Full buckets for everybody.
     *
     * @param nanos a time that never goes back, in nanoseconds
     */
    Buckets(Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.time = new Monotonic(nanos);
        this.seen = cache(rate, nanos);
        this.halfEmpty = cache(rate, nanos);
    }

    private static Cache<Network, Bucket> cache(Rate rate, LongSupplier nanos) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(rate.period())
                .ticker(nanos::getAsLong)
                .executor(Runnable::run) // what is too much goes at once, by the thread that brought it
                .build();
    }

    /** Takes a token; if there is none, how long it takes until there is one. */
    Optional<Duration> take(Network from) {
        Bucket bucket =
                Optional.ofNullable(halfEmpty.getIfPresent(from)).orElseGet(() -> seen.get(from, unseen -> full()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (2 * probe.getRemainingTokens() <= rate.requests()) {
            halfEmpty.put(from, bucket);
        }
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** If there is no token, how long it takes until there is one. Who was not seen lately has all of theirs. */
    Optional<Duration> look(Network from) {
        return Optional.ofNullable(halfEmpty.getIfPresent(from))
                .map(bucket -> bucket.estimateAbilityToConsume(1))
                .filter(estimate -> !estimate.canBeConsumed())
                .map(estimate -> Duration.ofNanos(estimate.getNanosToWaitForRefill()));
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
