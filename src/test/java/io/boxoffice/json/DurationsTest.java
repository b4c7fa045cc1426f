package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT10M, 600", "PT1H1M1S, 3661", "P14D, 1209600", "P1DT1S, 86401", "PT007S, 7"})
    void wholeSecondsThenRead(String text, long seconds) {
        assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "10",
                "PT10",
                "pt10m",
                "PT10m",
                "-PT1S",
                "PT-1S",
                "+PT1S",
                "PT+1S",
                "PT1.5S",
                "PT1,5S",
                "PT1.0S",
                "P1M",
                "P1Y",
                "P1W",
                " PT1S",
                "PT1S ",
                "PT1S\n",
                "PT1M1H",
                "PT9999999999999999999S",
                "P999999999999999999D",
                "PT\u0661S"
            })
    void anyOtherTextThenNothing(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void durationThenInDaysWhereTheyAreWhole() {
        assertThat(Durations.text(Duration.ofDays(14))).isEqualTo("P14D");
        assertThat(Durations.text(Duration.ofHours(25))).isEqualTo("PT25H");
        assertThat(Durations.text(Duration.ofSeconds(90))).isEqualTo("PT1M30S");
        assertThat(Durations.text(Duration.ZERO)).isEqualTo("PT0S");
    }
}
