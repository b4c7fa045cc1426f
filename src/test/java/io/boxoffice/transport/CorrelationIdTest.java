package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LG-04: what a stranger sends stands in the log only if it is harmless. */
class CorrelationIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void harmlessThenTheCallersOwn(String sent) {
        assertThat(CorrelationId.of(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\nb",
                "a\r\nSet-Cookie: x",
                "\u001b[31m",
                "a/b",
                "\u00E9",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void missingOrNotHarmlessThenAFreshOne(@Nullable String sent) {
        assertThat(CorrelationId.of(sent)).matches("[0-9a-f]{24}");
    }

    /** An index of them grows at its end. */
    @Test
    void freshOneThenItBeginsWithTheTime() {
        long millis = Instant.now().toEpochMilli();
        assertThat(Long.parseLong(CorrelationId.of(null).substring(0, 12), 16)).isBetween(millis, millis + 60_000);
    }

    @Test
    void twoFreshOnesThenDifferent() {
        assertThat(CorrelationId.of(null)).isNotEqualTo(CorrelationId.of(null));
    }
}
