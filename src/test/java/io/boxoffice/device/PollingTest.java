package io.boxoffice.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often a device may ask (RFC 8628 3.5). */
class PollingTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Polling NEVER_ASKED = new Polling(Polling.FIRST, Optional.empty());

    @Test
    void askedForTheFirstTimeThenInTime() {
        assertThat(NEVER_ASKED.isTooFastAt(NOW)).isFalse();
        assertThat(NEVER_ASKED.askedAt(NOW)).isEqualTo(new Polling(Duration.ofSeconds(5), Optional.of(NOW)));
    }

    @Test
    void intervalKeptThenItStays() {
        Polling asked = NEVER_ASKED.askedAt(NOW);
        assertThat(asked.isTooFastAt(NOW.plusSeconds(5))).isFalse();
        assertThat(asked.askedAt(NOW.plusSeconds(5)).interval()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aLittleEarlyThenInTimeAndMoreThanThatThenNot() {
        Polling asked = NEVER_ASKED.askedAt(NOW);
        assertThat(asked.isTooFastAt(NOW.plusMillis(4_500))).isFalse();
        assertThat(asked.isTooFastAt(NOW.plusMillis(4_499))).isTrue();
    }

    @Test
    void tooFastThenFiveSecondsLongerFromThenOn() {
        Polling once = NEVER_ASKED.askedAt(NOW).askedAt(NOW.plusSeconds(1));
        assertThat(once.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(once.isTooFastAt(NOW.plusSeconds(6))).isTrue();
        assertThat(once.isTooFastAt(NOW.plusSeconds(11))).isFalse();
        assertThat(once.askedAt(NOW.plusSeconds(11)).interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(once.askedAt(NOW.plusSeconds(2)).interval()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void tooFastForeverThenNoLongerThanItWaits() {
        Polling polling = NEVER_ASKED.askedAt(NOW);
        for (int i = 0; i < 200; i++) {
            polling = polling.askedAt(NOW);
        }
        assertThat(polling.interval()).isEqualTo(DeviceRequests.LIFE);
    }
}
