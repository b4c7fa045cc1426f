package io.boxoffice.guard;

import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.metrics.Counters;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the guard has counted. */
final class Counts {
    private Counts() {}

    /** How many requests were refused, by the reasons for which any was. */
    static Map<Rejection, Integer> refused(Counters counters) {
        return counters.read().stream()
                .filter(metric -> metric.getMetadata().getName().contains("refus"))
                .flatMap(metric -> ((CounterSnapshot) metric).getDataPoints().stream())
                .filter(point -> point.getValue() > 0)
                .collect(Collectors.toMap(
                        point -> Rejection.valueOf(
                                String.valueOf(point.getLabels().get("reason")).toUpperCase(Locale.ROOT)),
                        point -> (int) point.getValue()));
    }
}
