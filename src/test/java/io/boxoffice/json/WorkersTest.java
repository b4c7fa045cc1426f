package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(30)
@Isolated
class WorkersTest {
    @Test
    @DisplayName(
            "A116: one more than there may be is told so in time, and finds room as soon as one of them waits for a body")
    void allAtWorkThenNoRoomUntilOneWaitsForABody() throws IOException {
        assertThat(IntStream.range(0, Workers.MOST)).allMatch(i -> Workers.enter());
        try {
            long begin = System.nanoTime();
            assertThat(Workers.enter()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(3));
            boolean room = Workers.aside(() -> {
                boolean entered = Workers.enter();
                Workers.leave();
                return entered;
            });
            assertThat(room).isTrue();
        } finally {
            IntStream.range(0, Workers.MOST).forEach(i -> Workers.leave());
        }
    }
}
