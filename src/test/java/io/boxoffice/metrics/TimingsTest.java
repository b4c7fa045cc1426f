package io.boxoffice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingsTest {
    private final Timings timings = new Timings();

    @Test
    void nothingObservedThenEachIsThereAndEmpty() {
        assertThat(timings.read()).hasSize(Timed.values().length);
        for (Timed timed : Timed.values()) {
            assertThat(of(timed).getCount()).isZero();
        }
    }

    @Test
    void observedThenInSecondsAndInItsBucket() {
        timings.since(Timed.LOGIN, System.nanoTime() - Duration.ofSeconds(100).toNanos());
        assertThat(of(Timed.LOGIN).getSum()).isBetween(100.0, 130.0);
        assertThat(of(Timed.LOGIN).getClassicBuckets().getCount(11)).isEqualTo(1);
        assertThat(of(Timed.REFRESH).getCount()).isZero();
    }

    @Test
    void workThatFailedThenObservedToo() {
        assertThat(timings.of(Timed.GUARD, () -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> timings.of(Timed.GUARD, () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(of(Timed.GUARD).getCount()).isEqualTo(2);
    }

    /** Names as Prometheus has them: the unit at the end. */
    @Test
    void histogramThenNamedAndBoundedAsPrometheusHasIt() {
        for (Timed timed : Timed.values()) {
            assertThat(timed.histogram().collect().getMetadata().getName())
                    .matches("boxoffice_[a-z_]+_duration_seconds");
            assertThat(of(timed).hasClassicHistogramData()).isTrue();
            assertThat(of(timed).hasNativeHistogramData()).isFalse();
        }
    }

    private HistogramDataPointSnapshot of(Timed timed) {
        return timings.read().stream()
                .filter(metric -> metric.getMetadata()
                        .getName()
                        .equals(timed.histogram().collect().getMetadata().getName()))
                .flatMap(metric -> ((HistogramSnapshot) metric).getDataPoints().stream())
                .findFirst()
                .orElseThrow();
    }
}
