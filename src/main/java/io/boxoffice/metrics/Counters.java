package io.boxoffice.metrics;

import io.boxoffice.oauth.Audience;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The counters of this node, from its start on. To count is one addition without a lock. */
@ApplicationScoped
public class Counters {
    /** A counter, and its points by what their label is made of, so that no request makes a text of it. */
    private record Points(Counter counter, ConcurrentMap<Object, CounterDataPoint> held) {
        CounterDataPoint of(Object key, String label) {
            CounterDataPoint point = held.get(key);
            return point == null ? held.computeIfAbsent(key, any -> counter.labelValues(label)) : point;
        }
    }

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<Counted, Points> points = new EnumMap<>(Counted.class);

    public Counters() {
        for (Counted counted : Counted.values()) {
            Counter counter = counted.counter();
            registry.register(counter);
            points.put(counted, new Points(counter, new ConcurrentHashMap<>()));
        }
    }

    /** Counts what has no label. */
    public void count(Counted what) {
        of(what).counter().inc();
    }

    /** Counts one of several outcomes. With the first of them the others are there too, at 0. */
    public <E extends Enum<E>> void count(Counted what, E outcome) {
        CounterDataPoint point = of(what).held().get(outcome);
        (point == null ? begun(of(what), outcome) : point).inc();
    }

    /** Counts by audience: one that is registered, so there are as many labels as an administrator made. */
    public void count(Counted what, Audience audience) {
        of(what).of(audience, audience.name()).inc();
    }

    /** All that is counted, as it stands now. */
    public MetricSnapshots read() {
        return registry.scrape();
    }

    private static <E extends Enum<E>> CounterDataPoint begun(Points points, E outcome) {
        for (E other : outcome.getDeclaringClass().getEnumConstants()) {
            points.of(other, word(other));
        }
        return points.of(outcome, word(outcome));
    }

    private static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private Points of(Counted what) {
        return Objects.requireNonNull(points.get(what), "each has a place from the start");
    }
}
