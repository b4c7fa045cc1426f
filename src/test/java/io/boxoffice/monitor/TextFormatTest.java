package io.boxoffice.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.metrics.Metric;
import io.boxoffice.metrics.Metric.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The text format of Prometheus, 0.0.4. */
class TextFormatTest {
    @Test
    void withAndWithoutLabelThenHelpTypeAndSamples() {
        String text = TextFormat.of(List.of(
                new Metric("a_total", "What a is.", Kind.COUNTER, "by", new TreeMap<>(Map.of("x", 2.0, "w", 0.0))),
                Metric.of("b", "What b is.", Kind.GAUGE, 1.25)));
        assertThat(text).isEqualTo("""
                        # HELP a_total What a is.
                        # TYPE a_total counter
                        a_total{by="w"} 0
                        a_total{by="x"} 2
                        # HELP b What b is.
                        # TYPE b gauge
                        b 1.25
                        """);
    }
}
