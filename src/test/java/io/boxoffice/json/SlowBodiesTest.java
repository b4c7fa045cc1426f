package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boxoffice.container.Together;
import io.boxoffice.oauth.OAuthException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SlowBodiesTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void bodyThatIsThereThenAllOfItUpToTheMost() throws IOException {
        SlowBodies slow = one(new Semaphore(1), SHORT);
        byte[] body = "x".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        assertThat(slow.read(new ByteArrayInputStream(body), 20_001)).isEqualTo(body);
        assertThat(slow.read(new ByteArrayInputStream(body), 10_000)).hasSize(10_000);
        assertThat(slow.read(InputStream.nullInputStream(), 10)).isEmpty();
    }

    @Test
    @DisplayName("A079: a byte now and then, without an end")
    void dripThenCutAndThePlaceIsFree() throws IOException {
        SlowBodies slow = new SlowBodies(1, new Semaphore(1), SHORT, SHORT);
        assertRefused(408, slow, new Drip());
        assertThat(slow.read(InputStream.nullInputStream(), 10)).isEmpty();
    }

    @Test
    @DisplayName("A116: no more threads wait for bodies than there are places, and places to wait for one")
    void allPlacesTakenThenSentAwayAndLaterInAgain() throws Exception {
        Semaphore waiting = new Semaphore(1);
        SlowBodies slow = one(waiting, Duration.ofMinutes(1));
        Drip drip = new Drip();
        try (ExecutorService others = Executors.newCachedThreadPool()) {
            var first = others.submit(() -> slow.read(drip, 1_000_000));
            drip.begun.await();
            var second = others.submit(() -> slow.read(InputStream.nullInputStream(), 10));
            while (waiting.availablePermits() > 0) {
                Thread.sleep(1); // ends by the timeout
            }
            assertRefused(503, slow, InputStream.nullInputStream());
            drip.over = true;
            assertThat(first.get()).isNotNull();
            assertThat(second.get()).isEmpty();
        }
    }

    @Test
    void inVainThenSentAwayAndTheNextMayWaitAgain() throws Exception {
        SlowBodies slow = one(new Semaphore(1), SHORT);
        Drip drip = new Drip();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            var first = other.submit(() -> slow.read(drip, 1_000_000));
            drip.begun.await();
            assertRefused(503, slow, InputStream.nullInputStream());
            assertRefused(503, slow, InputStream.nullInputStream());
            drip.over = true;
            assertThat(first.get()).isNotNull();
        }
        List<byte[]> read = Together.run(2, i -> () -> slow.read(new Drip(), 1));
        assertThat(read).allMatch(bytes -> bytes.length == 1);
    }

    @Test
    void manyAtOnceThatAreThereThenEachHasItsTurn() throws Exception {
        SlowBodies slow = one(new Semaphore(100), Duration.ofSeconds(5));
        List<byte[]> read = Together.run(100, i -> () -> slow.read(new Drip(), 1));
        assertThat(read).hasSize(100).allMatch(bytes -> bytes.length == 1);
    }

    private static SlowBodies one(Semaphore waiting, Duration patience) {
        return new SlowBodies(1, waiting, patience, Duration.ofMinutes(1));
    }

    private static void assertRefused(int status, SlowBodies slow, InputStream body) {
        assertThatExceptionOfType(OAuthException.class)
                .isThrownBy(() -> slow.read(body, 1_000_000))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(status));
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
