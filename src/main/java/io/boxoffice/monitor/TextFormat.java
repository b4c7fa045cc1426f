package io.boxoffice.monitor;

import io.boxoffice.metrics.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text exposition format of Prometheus, version 0.0.4. */
final class TextFormat {
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private TextFormat() {}

    static String of(List<Metric> metrics) {
        return metrics.stream().map(TextFormat::of).collect(Collectors.joining());
    }

    private static String of(Metric metric) {
        String head = "# HELP " + metric.name() + " " + metric.help() + "\n# TYPE " + metric.name() + " "
                + metric.kind().name().toLowerCase(Locale.ROOT) + "\n";
        return metric.samples().entrySet().stream()
                .map(sample -> metric.name() + label(metric, sample) + " " + number(sample.getValue()) + "\n")
                .collect(Collectors.joining("", head, ""));
    }

    /** Names of audiences and of constants: nothing in them needs an escape. */
    private static String label(Metric metric, Map.Entry<String, Double> sample) {
        return metric.label().isEmpty() ? "" : "{" + metric.label() + "=\"" + sample.getKey() + "\"}";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
