package io.boxoffice.guard;

import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.metrics.Counters;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the guard has counted. */
final class Counts {
    private Counts() {}

    /** How many requests were refused, by the reasons for which any was. */
    static Map<Rejection, Integer> refused(Counters counters) {
        return counters.read().stream()
                .filter(metric -> metric.name().contains("refus"))
                .flatMap(metric -> metric.samples().entrySet().stream())
                .filter(sample -> sample.getValue() > 0)
                .collect(Collectors.toMap(
                        sample -> Rejection.valueOf(sample.getKey().toUpperCase(Locale.ROOT)),
                        sample -> sample.getValue().intValue()));
    }
}
