package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void callsOfARoundThenRateCpuAndPercentiles() {
        long[] nanos =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();
        Figures figures = Figures.of(nanos, Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofMillis(500));
        assertThat(figures).isEqualTo(new Figures(25, 10, 5, 51, 100));
        assertThat(figures.cpuMillis()).isEqualTo(15);
    }

    @Test
    void roundsThenTheMiddleOneByCpuOfBoth() {
        Figures low = new Figures(1, 1, 0, 1, 1);
        Figures middle = new Figures(9, 0, 2, 1, 1);
        Figures high = new Figures(5, 2, 1, 1, 1);
        assertThat(Figures.median(List.of(high, low, middle))).isEqualTo(middle);
    }

    @Test
    void manyDigitsThenFourThatCount() {
        assertThat(Figures.rounded(0.0330149)).isEqualTo(0.03301);
        assertThat(Figures.rounded(7616.4)).isEqualTo(7616);
    }
}
