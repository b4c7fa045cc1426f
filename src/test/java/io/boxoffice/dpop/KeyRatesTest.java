package io.boxoffice.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.json.Base64Url;
import io.boxoffice.oauth.Confirmation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** So many proofs of one key in a minute, whatever the others do. */
class KeyRatesTest {
    private static final Instant MINUTE = Instant.parse("2026-03-01T12:00:00Z");

    private final KeyRates rates = new KeyRates(3);
    private final Confirmation busy = key("busy");

    @Test
    void oneTooManyThenUntilTheNextMinute() {
        for (int i = 0; i < 3; i++) {
            assertThat(rates.take(busy, MINUTE.plusSeconds(i))).isEmpty();
        }

        assertThat(rates.take(busy, MINUTE.plusSeconds(15))).contains(Duration.ofSeconds(45));
        assertThat(rates.take(key("quiet"), MINUTE.plusSeconds(15))).isEmpty();
        assertThat(rates.take(busy, MINUTE.plusSeconds(60))).isEmpty();
    }

    private static Confirmation key(String name) {
        return new Confirmation(Base64Url.encode(DpopProof.sha256(name)));
    }
}
