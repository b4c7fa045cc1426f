package io.boxoffice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.container.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecentReadingsTest {
    private static final Duration KEPT = Duration.ofMillis(900);

    private final AtomicLong nanos = new AtomicLong();
    private final RecentReadings<String, Integer> readings = new RecentReadings<>(10, KEPT, nanos::get);
    private final AtomicInteger times = new AtomicInteger();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> answer = new CompletableFuture<>();

    @Test
    void readThenKeptForAWhileFromTheEndOfTheReading() {
        readings.get("a", _ -> {
            nanos.addAndGet(KEPT.toNanos());
            return times.incrementAndGet();
        });
        nanos.addAndGet(KEPT.toNanos() - 1);
        assertThat(readings.get("a", _ -> times.incrementAndGet())).isEqualTo(1);
        assertThat(readings.get("b", _ -> times.incrementAndGet())).isEqualTo(2);
        nanos.addAndGet(1);
        assertThat(readings.get("a", _ -> times.incrementAndGet())).isEqualTo(3);
    }

    @Test
    void manyAtOnceThenReadOnceForAll() throws Exception {
        answer.completeOnTimeout(null, 200, TimeUnit.MILLISECONDS);
        List<Integer> read = Together.run(8, _ -> () -> readings.get("a", this::slowly));
        assertThat(read).containsOnly(1);
        assertThat(times).hasValue(1);
    }

    @Test
    void failsThenItFailsForAllWhoWaitAndIsReadAnewByTheNext() {
        CompletableFuture<Integer> first = begin();
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
                .execute(() -> answer.completeExceptionally(new IllegalStateException("frozen")));

        assertThatThrownBy(() -> readings.get("a", this::slowly)).rootCause().hasMessage("frozen");
        assertThatThrownBy(first::join).rootCause().hasMessage("frozen");
        assertThat(times).hasValue(1);
        assertThat(readings.get("a", _ -> 7)).isEqualTo(7);
    }

    @Test
    void forgottenWhileItIsReadThenReadAnewAndTheOldIsNotKept() {
        CompletableFuture<Integer> before = begin();
        readings.forget("a");
        assertThat(readings.get("a", _ -> 7)).isEqualTo(7);
        answer.complete(null);
        assertThat(before.join()).isEqualTo(1);
        assertThat(readings.get("a", _ -> 8)).isEqualTo(7);
        readings.forgetAll();
        assertThat(readings.get("a", _ -> 8)).isEqualTo(8);
    }

    /** Reads, until {@link #answer} is there. */
    private CompletableFuture<Integer> begin() {
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> readings.get("a", this::slowly));
        begun.join();
        return reading;
    }

    private int slowly(String key) {
        times.incrementAndGet();
        begun.complete(null);
        answer.join();
        return times.get();
    }
}
