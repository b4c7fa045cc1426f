package io.boxoffice.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of an issuer: it goes with the clock of the machine, and a test moves it. Give it to the service under test where that takes
 * a {@link Clock}, so that both have one time. It may be used by any number of threads.
 */
public final class MovableClock extends Clock {
    private final InstantSource machine = InstantSource.system();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    MovableClock() {}

    /** Moves it, backward where the time is negative. */
    public void move(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** Sets it to the time of the machine again. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** {@code UnsupportedOperationException}: its time is UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("its time is UTC");
    }
}
