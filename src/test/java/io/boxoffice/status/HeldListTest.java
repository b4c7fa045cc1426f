package io.boxoffice.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A list is built at most once a second, and serves on without the database until it expires. */
class HeldListTest {
    private final Hand hand = new Hand();
    private final HeldList held = new HeldList(hand);
    private int built;

    @Test
    void askedOftenThenBuiltOnceASecond() {
        for (int millis = 0; millis < 3_000; millis += 100) {
            assertThat(held.current(this::build)).isPresent();
            hand.move(Duration.ofMillis(100));
        }
        assertThat(built).isEqualTo(3);
    }

    @Test
    void databaseAwayThenTheLastOneUntilItExpires() {
        StatusList last = held.current(this::build).orElseThrow();

        hand.move(Duration.ofSeconds(59));
        assertThat(held.current(HeldListTest::away)).contains(last);
        hand.move(Duration.ofSeconds(1));
        assertThat(held.current(HeldListTest::away)).isEmpty();
    }

    @Test
    void databaseBackThenANewOneASecondAfterTheLastAttempt() {
        assertThat(held.current(HeldListTest::away)).isEmpty();
        assertThat(held.current(this::build)).isEmpty();
        hand.move(Duration.ofSeconds(1));
        assertThat(held.current(this::build)).isPresent();
    }

    @Test
    void anotherBuildsThenTheLastOneAtOnce() throws Exception {
        StatusList last = held.current(this::build).orElseThrow();
        hand.move(Duration.ofSeconds(2));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> building = other.submit(() -> held.current(() -> {
                begun.countDown();
                await(finish);
                return build();
            }));
            await(begun);
            assertThat(held.current(HeldListTest::away)).contains(last);
            finish.countDown();
            building.get();
        }
        assertThat(held.current(HeldListTest::away)).isPresent().get().isNotEqualTo(last);
    }

    private StatusList build() {
        built++;
        return StatusList.of("x", new StatusBits(new BitSet(), 16), hand.instant(), claims -> "list " + claims);
    }

    private static StatusList away() {
        throw new IllegalStateException("the database is away");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A clock that is moved by hand. */
    static final class Hand extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
