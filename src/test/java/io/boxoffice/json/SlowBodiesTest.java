package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SlowBodiesTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void bodyThatIsThereThenAllOfItUpToTheMost() throws IOException {
        SlowBodies slow = new SlowBodies(1, 1, SHORT, Duration.ofMinutes(1));
        byte[] body = "x".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        assertThat(slow.read(new ByteArrayInputStream(body), 20_001)).isEqualTo(body);
        assertThat(slow.read(new ByteArrayInputStream(body), 10_000)).hasSize(10_000);
        assertThat(slow.read(InputStream.nullInputStream(), 10)).isEmpty();
    }

    @Test
    @DisplayName("A079: a byte now and then, without an end")
    void dripThenCutAndThePlaceIsFree() throws IOException {
        SlowBodies slow = new SlowBodies(1, 1, SHORT, SHORT);
        assertLate(slow, new Drip());
        assertThat(slow.read(InputStream.nullInputStream(), 10)).isEmpty();
    }

    @Test
    @DisplayName("A116: no more threads than there are places wait for bodies")
    void allPlacesTakenThenRefused() throws Exception {
        SlowBodies slow = new SlowBodies(1, 1, SHORT, Duration.ofMinutes(1));
        Drip drip = new Drip();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            var first = other.submit(() -> slow.read(drip, 1_000_000));
            drip.begun.await();
            assertLate(slow, InputStream.nullInputStream());
            drip.over = true;
            assertThat(first.get()).isNotNull();
        }
    }

    @Test
    void nobodyMayWaitThenRefusedThoughAPlaceIsFree() {
        assertLate(new SlowBodies(1, 0, SHORT, SHORT), InputStream.nullInputStream());
    }

    private static void assertLate(SlowBodies slow, InputStream body) {
        assertThatExceptionOfType(BodyRefused.class)
                .isThrownBy(() -> slow.read(body, 1_000_000))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(408));
    }

    /** One byte each few milliseconds, until it is over. */
    private static final class Drip extends InputStream {
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile boolean over;

        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            begun.countDown();
            try {
                Thread.sleep(5);
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            into[offset] = ' ';
            return over ? -1 : 1;
        }
    }
}
