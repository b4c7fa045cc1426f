package io.boxoffice.clientdocument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLifeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    max-age=7200                | PT2H
                    public, max-age=7200        | PT2H
                    Max-Age="7200"              | PT2H
                    max-age=0                   | PT5M
                    max-age=299                 | PT5M
                    max-age=86401               | PT24H
                    max-age=999999999           | PT24H
                    max-age=99999999999999      | PT1H
                    max-age=-1                  | PT1H
                    s-maxage=7200               | PT1H
                    no-store                    | PT5M
                    no-cache, max-age=7200      | PT5M
                    private                     | PT1H
                    """)
    void saidThenWithinBounds(String cacheControl, Duration life) {
        assertThat(DocumentLife.of(List.of(cacheControl))).isEqualTo(life);
    }

    @Test
    void nothingSaidThenAnHour() {
        assertThat(DocumentLife.of(List.of())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void saidInTwoHeadersThenBothAreRead() {
        assertThat(DocumentLife.of(List.of("max-age=7200", "no-store"))).isEqualTo(Duration.ofMinutes(5));
    }
}
