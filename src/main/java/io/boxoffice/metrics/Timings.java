package io.boxoffice.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** How long things took on this node, from its start on. To observe is three additions without a lock. */
@ApplicationScoped
public class Timings {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<Timed, DistributionDataPoint> points = new EnumMap<>(Timed.class);

    public Timings() {
        for (Timed timed : Timed.values()) {
            Histogram histogram = timed.histogram();
            registry.register(histogram);
            points.put(timed, histogram.labelValues());
        }
    }

    /** Does some work, and observes how long it took, however it ended. */
    public <T> T of(Timed what, Supplier<T> work) {
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            since(what, began);
        }
    }

    /** Observes how long it took since a moment, as {@link System#nanoTime} told it. */
    public void since(Timed what, long began) {
        Objects.requireNonNull(points.get(what), "each has a place from the start")
                .observe(Unit.nanosToSeconds(System.nanoTime() - began));
    }

    /** All that was observed, as it stands now. */
    public MetricSnapshots read() {
        return registry.scrape();
    }
}
