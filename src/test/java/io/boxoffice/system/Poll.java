package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting with an end. */
final class Poll {
    private Poll() {}

    /** Asks again and again until it is so, which must be within the bound; how long it took. */
    static Duration until(String what, Duration bound, Duration every, BooleanSupplier so) {
        long start = System.nanoTime();
        while (!so.getAsBoolean()) {
            assertThat(since(start)).as(what).isLessThan(bound);
            Boxoffice.pause(every);
        }
        return since(start);
    }

    static void until(String what, Duration bound, BooleanSupplier so) {
        until(what, bound, Duration.ofMillis(100), so);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
