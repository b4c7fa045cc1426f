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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SlowBodiesTest {
    private static final String ONE = "192.0.2.1";
    private static final String ANOTHER = "198.51.100.1";
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void bodyThatIsThereThenAllOfItUpToTheMost() throws IOException {
        SlowBodies slow = one(1, SHORT);
        byte[] body = "x".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        assertThat(slow.read(ONE, new ByteArrayInputStream(body), 20_001)).isEqualTo(body);
        assertThat(slow.read(ONE, new ByteArrayInputStream(body), 10_000)).hasSize(10_000);
        assertThat(slow.read(ONE, InputStream.nullInputStream(), 10)).isEmpty();
    }

    @Test
    @DisplayName("A079: a byte now and then, without an end")
    void dripThenCutAndThePlaceIsFree() throws IOException {
        SlowBodies slow = new SlowBodies(new SlowBodies.Places(1, 1, 1), SHORT, SHORT);
        assertRefused(408, slow, new Drip());
        assertThat(slow.read(ONE, InputStream.nullInputStream(), 10)).isEmpty();
    }

    @Test
    @DisplayName("A116: no more threads wait for bodies than there are places, and places to wait for one")
    void allPlacesTakenThenSentAwayAndLaterInAgain() throws Exception {
        SlowBodies slow = one(1, Duration.ofMinutes(1));
        Drip drip = new Drip();
        try (ExecutorService others = Executors.newCachedThreadPool()) {
            var first = others.submit(() -> slow.read(ONE, drip, 1_000_000));
            drip.begun.await();
            var second = others.submit(() -> slow.read(ONE, InputStream.nullInputStream(), 10));
            while (slow.waiting() == 0) {
                Thread.sleep(1); // ends by the timeout
            }
            assertRefused(503, slow, InputStream.nullInputStream());
            drip.over = true;
            assertThat(first.get()).isNotNull();
            assertThat(second.get()).isEmpty();
        }
    }

    @Test
    @DisplayName("A116: however many of one network drip, another network finds a place, at once and without waiting")
    void oneNetworkHasItsShareThenAnotherIsRead() throws Exception {
        SlowBodies slow = new SlowBodies(new SlowBodies.Places(3, 2, 0), SHORT, Duration.ofMinutes(1));
        Drip one = new Drip();
        Drip two = new Drip();
        try (ExecutorService others = Executors.newCachedThreadPool()) {
            var first = others.submit(() -> slow.read(ONE, one, 1_000_000));
            var second = others.submit(() -> slow.read(ONE, two, 1_000_000));
            one.begun.await();
            two.begun.await();
            assertRefused(503, slow, InputStream.nullInputStream());
            assertThat(slow.read(ANOTHER, InputStream.nullInputStream(), 10)).isEmpty();
            one.over = true;
            two.over = true;
            assertThat(first.get()).isNotNull();
            assertThat(second.get()).isNotNull();
        }
        assertThat(slow.read(ONE, InputStream.nullInputStream(), 10)).isEmpty();
    }

    @Test
    void inVainThenSentAwayAndTheNextMayWaitAgain() throws Exception {
        SlowBodies slow = one(1, SHORT);
        Drip drip = new Drip();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            var first = other.submit(() -> slow.read(ONE, drip, 1_000_000));
            drip.begun.await();
            assertRefused(503, slow, InputStream.nullInputStream());
            assertRefused(503, slow, InputStream.nullInputStream());
            drip.over = true;
            assertThat(first.get()).isNotNull();
        }
        List<byte[]> read = Together.run(2, i -> () -> slow.read(ONE, new Drip(), 1));
        assertThat(read).allMatch(bytes -> bytes.length == 1);
    }

    @Test
    void manyAtOnceThatAreThereThenEachHasItsTurn() throws Exception {
        SlowBodies slow = one(100, Duration.ofSeconds(5));
        List<byte[]> read = Together.run(100, i -> () -> slow.read(ONE, new Drip(), 1));
        assertThat(read).hasSize(100).allMatch(bytes -> bytes.length == 1);
    }

    private static SlowBodies one(int waiting, Duration patience) {
        return new SlowBodies(new SlowBodies.Places(1, 1, waiting), patience, Duration.ofMinutes(1));
    }

    private static void assertRefused(int status, SlowBodies slow, InputStream body) {
        assertThatExceptionOfType(OAuthException.class)
                .isThrownBy(() -> slow.read(ONE, body, 1_000_000))
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
