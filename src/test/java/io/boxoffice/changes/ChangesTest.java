package io.boxoffice.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicBoolean readable = new AtomicBoolean(true);
    private final Changes changes = new Changes();

    @AfterEach
    void end() {
        changes.end();
    }

    @Test
    void nobodyThereAndNothingReadableThenAwayUntilItCanBeRead() throws IOException, InterruptedException {
        begin(portOfNobody());
        readable.set(false);
        await(changes::isAway);
        readable.set(true);
        await(() -> !changes.isAway());
    }

    @Test
    void nobodyListensToUsButAllIsReadableThenNotAway() throws IOException, InterruptedException {
        begin(portOfNobody());
        for (int look = 0; look < 20; look++) {
            assertThat(changes.isAway()).isFalse();
            Thread.sleep(50);
        }
    }

    @Test
    void silentAndNothingReadableThenAwayAfterTwoSecondsToo() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            begin(silent.getLocalPort());
            long from = System.nanoTime();
            readable.set(false);
            await(changes::isAway);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
            assertThat(changes.isConfirmedWithin(Duration.ofMillis(500))).isFalse();
        }
    }

    @SuppressWarnings("UnnecessaryAssignment") // there is no container here
    private void begin(int port) {
        Map<String, String> all = Map.of(
                "boxoffice.db.url", "jdbc:postgresql://127.0.0.1:" + port + "/nothing", "boxoffice.db.user", "nobody");
        changes.settings = new Settings(property -> Optional.ofNullable(all.get(property)));
        changes.begin(Map.of("things", this::read));
    }

    private void read() {
        if (!readable.get()) {
            throw new IllegalStateException("not now");
        }
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
