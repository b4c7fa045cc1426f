package io.boxoffice.status;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One list in memory. It is built anew when someone asks, by one thread, and not within a second after the last attempt;
 * if that fails, the last one serves until it expires.
 */
final class HeldList {
    private static final Logger LOG = System.getLogger(HeldList.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final ReentrantLock building = new ReentrantLock();
    private volatile @Nullable StatusList last;
    private volatile Instant triedAt = Instant.EPOCH;

    HeldList(Clock clock) {
        this.clock = clock;
    }

    /** A list that has not expired, or nothing. */
    Optional<StatusList> current(Supplier<StatusList> builder) {
        Instant now = clock.instant();
        if (isDueAt(now) && mayBuild(now)) {
            try {
                renewIfDue(now, builder);
            } finally {
                building.unlock();
            }
        }
        return goodAt(now);
    }

    /** Who has nothing to answer with waits for the one who builds; who has something does not. */
    private boolean mayBuild(Instant now) {
        if (goodAt(now).isPresent()) {
            return building.tryLock();
        }
        building.lock();
        return true;
    }

    private void renewIfDue(Instant now, Supplier<StatusList> builder) {
        if (isDueAt(now)) {
            try {
                last = builder.get();
            } catch (RuntimeException unavailable) {
                LOG.log(Level.ERROR, "A status list cannot be built; the last one stays until it expires.");
                LOG.log(Level.DEBUG, "A status list cannot be built.", unavailable);
            } finally {
                triedAt = clock.instant();
            }
        }
    }

    private boolean isDueAt(Instant now) {
        return !now.isBefore(triedAt.plus(PAUSE));
    }

    private Optional<StatusList> goodAt(Instant now) {
        return Optional.ofNullable(last).filter(list -> list.isGoodAt(now));
    }
}
