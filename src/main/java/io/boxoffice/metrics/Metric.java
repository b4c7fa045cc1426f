package io.boxoffice.metrics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric as it stands now.
 *
 * @param label the name of its only label; empty if it has none, and then its only sample is under the empty text
 * @param samples by the value of the label
 */
public record Metric(String name, String help, Kind kind, String label, SortedMap<String, Double> samples) {
    /** How its values move. */
    public enum Kind {
        /** Only up, and from 0 after a start. */
        COUNTER,
        /** Up and down. */
        GAUGE
    }

    public Metric {
        samples = Collections.unmodifiableSortedMap(new TreeMap<>(samples));
    }

    /** A metric without a label. */
    public static Metric of(String name, String help, Kind kind, double value) {
        return new Metric(name, help, kind, "", new TreeMap<>(Collections.singletonMap("", value)));
    }
}
