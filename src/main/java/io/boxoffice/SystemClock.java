package io.boxoffice;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The only source of time. It ticks in microseconds, the precision of the database, so that a stored time is equal to itself. */
@Dependent
public class SystemClock {
    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
