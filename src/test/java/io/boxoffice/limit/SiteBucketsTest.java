package io.boxoffice.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.transport.Network;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RL-07: another IPv6 /64 for each request is no way around the limit. Time stands still. */
class SiteBucketsTest {
    private static final int REQUESTS = 60;

    private final SiteBuckets buckets = new SiteBuckets(new Rate(REQUESTS, Duration.ofMinutes(1)), () -> 0);

    @Test
    void anotherNetworkOfOneSiteForEachRequestThenSixteenFullBucketsAndNoMore() {
        long taken = IntStream.range(0, 5000)
                .filter(i -> buckets.take(ofSite("2001:db8:1", i)).isEmpty())
                .count();
        assertThat(taken).isEqualTo(16 * REQUESTS);
        assertThat(buckets.take(ofSite("2001:db8:2", 1))).isEmpty();
    }

    @Test
    void oneNetworkThatIsRefusedThenItsNeighboursAreNot() {
        for (int i = 0; i < 100 * REQUESTS; i++) {
            assertThat(buckets.take(ofSite("2001:db8:1", 1)).isEmpty()).isEqualTo(i < REQUESTS);
        }
        assertThat(buckets.take(ofSite("2001:db8:1", 2))).isEmpty();
    }

    @Test
    void addressesOfIpv4ThenEachForItself() {
        for (int i = 0; i < 20 * REQUESTS; i++) {
            assertThat(buckets.take(Network.of("192.0." + i / 250 + "." + i % 250)))
                    .isEmpty();
        }
    }

    private static Network ofSite(String prefix, int network) {
        return Network.of(prefix + ":" + Integer.toHexString(network) + "::1");
    }
}
