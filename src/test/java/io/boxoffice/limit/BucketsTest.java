package io.boxoffice.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.transport.Network;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RL-08: RL-07: so many at once, then evenly; each network for itself. Time is moved by hand. */
class BucketsTest {
    private static final Network ONE = Network.of("203.0.113.1");
    private static final Network OTHER = Network.of("203.0.113.2");

    private final AtomicLong nanos = new AtomicLong();
    private final Buckets buckets = new Buckets(new Rate(60, Duration.ofMinutes(1)), nanos::get);

    @Test
    void asManyAsTheRateThenTheNextOneWaits() {
        empty(ONE);
        assertThat(buckets.take(ONE)).contains(Duration.ofSeconds(1));
        assertThat(buckets.take(OTHER)).isEmpty();
    }

    @Test
    void waitedAsToldThenOneMore() {
        empty(ONE);
        pass(buckets.take(ONE).orElseThrow().minusNanos(1));
        assertThat(buckets.take(ONE)).contains(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(buckets.take(ONE)).isEmpty();
        assertThat(buckets.take(ONE)).isPresent();
    }

    /** To ask while it is refused must not make the wait longer, or a busy page would never come in again. */
    @Test
    void refusedManyTimesThenTheWaitIsTheSame() {
        empty(ONE);
        for (int i = 0; i < 1000; i++) {
            assertThat(buckets.take(ONE)).contains(Duration.ofSeconds(1));
        }
    }

    @Test
    void quietForAPeriodThenFullAgainAndNotMore() {
        empty(ONE);
        pass(Duration.ofMinutes(10));
        empty(ONE);
        assertThat(buckets.take(ONE)).isPresent();
    }

    /** Else who asks from many networks in turn would be forgotten each time, and would begin with a full bucket again. */
    @Test
    void twentyThousandOthersAskOnceThenEmptiedBucketsAreStillEmpty() {
        List<Network> emptied = IntStream.range(0, 100)
                .mapToObj(i -> Network.of("203.0.113." + i))
                .toList();
        emptied.forEach(this::empty);
        for (int i = 0; i < 20_000; i++) {
            buckets.take(Network.of("10.0." + i / 256 + "." + i % 256));
        }
        assertThat(emptied).allMatch(network -> buckets.take(network).isPresent());
    }

    private void empty(Network network) {
        for (int i = 0; i < 60; i++) {
            assertThat(buckets.take(network)).as("request %d", i).isEmpty();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
