package io.boxoffice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import io.boxoffice.oauth.Audience;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountersTest {
    private enum Outcome {
        GOOD,
        NOT_GOOD
    }

    private final Counters counters = new Counters();

    @Test
    void nothingCountedThenEachNameIsThereAndWhatHasNoLabelIsZero() {
        assertThat(counters.read()).hasSize(Counted.values().length);
        assertThat(of(Counted.REPLAYS)).isEqualTo(Map.of("", 0.0));
        assertThat(of(Counted.LOGINS)).isEmpty();
    }

    @Test
    void oneOutcomeThenTheOthersAreThereToo() {
        counters.count(Counted.LOGINS, Outcome.NOT_GOOD);
        counters.count(Counted.LOGINS, Outcome.NOT_GOOD);
        assertThat(of(Counted.LOGINS)).isEqualTo(Map.of("good", 0.0, "not_good", 2.0));
    }

    @Test
    void audienceThenUnderItsName() {
        counters.count(Counted.TOKENS, Audience.OTHER);
        assertThat(of(Counted.TOKENS)).isEqualTo(Map.of("other", 1.0));
    }

    @Test
    void manyAtOnceThenNoneIsLost() throws Exception {
        Together.run(4, i -> () -> {
            for (int n = 0; n < 1_000; n++) {
                counters.count(Counted.REPLAYS);
                counters.count(Counted.REFUSALS, Outcome.GOOD);
            }
            return i;
        });
        assertThat(of(Counted.REPLAYS)).containsEntry("", 4_000.0);
        assertThat(of(Counted.REFUSALS)).containsEntry("good", 4_000.0);
    }

    private Map<String, Double> of(Counted counted) {
        String name = counted.counter().collect().getMetadata().getName();
        return counters.read().stream()
                .filter(metric -> metric.getMetadata().getName().equals(name))
                .flatMap(metric -> ((CounterSnapshot) metric).getDataPoints().stream())
                .collect(Collectors.toMap(
                        point -> point.getLabels().stream().map(Label::getValue).collect(Collectors.joining()),
                        CounterSnapshot.CounterDataPointSnapshot::getValue));
    }
}
