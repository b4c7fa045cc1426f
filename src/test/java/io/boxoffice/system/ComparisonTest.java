package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.system.Comparison.Line;
import io.boxoffice.system.Measurement.Conditions;
import io.boxoffice.system.Measurement.Cost;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Conditions CONDITIONS = new Conditions("25.0.1", 2, 5, 5, 30);
    private static final Cost OPEN = cost(8_000, 0.12, 0.5);
    private static final Cost REFRESH = cost(800, 3.0, 1.0);
    private static final Measurement BEFORE = measured("0.1.0", Map.of("refresh", REFRESH));

    @Test
    void machineOfHalfTheSpeedThenNothingSlower() {
        Measurement now = new Measurement(
                "0.2.0", CONDITIONS, Map.of("open", cost(4_000, 0.24, 1.0), "refresh", cost(400, 6.0, 2.0)));
        assertThat(new Comparison(BEFORE, now).lines())
                .hasSize(2)
                .noneMatch(Line::isSlower)
                .allSatisfy(line -> {
                    assertThat(line.cpu().quotient()).isEqualTo(1);
                    assertThat(line.time().quotient()).isEqualTo(1);
                });
        assertThat(report(now))
                .contains("Nothing got slower by more than 15 %.")
                .doesNotContain("slower |");
    }

    @Test
    void moreCpuThanNoiseThenSlower() {
        Measurement now = measured("0.2.0", Map.of("refresh", cost(800, 3.6, 1.0)));
        assertThat(report(now))
                .contains("| refresh | 3.00 | 3.60 | 1.20 | 10.00 | 10.00 | 1.00 | slower |")
                .contains("SLOWER than 0.1.0 by more than 15 %: refresh (CPU 1.20 times)");
    }

    @Test
    void moreTimeWithTheSameCpuThenSlower() {
        Measurement now = measured("0.2.0", Map.of("refresh", cost(400, 3.0, 1.0)));
        assertThat(report(now)).contains("SLOWER than 0.1.0 by more than 15 %: refresh (time 2.00 times)");
    }

    @Test
    void worseByNoiseOrBetterThenNotSlower() {
        assertThat(line(cost(720, 3.4, 1.0)).isSlower()).isFalse();
        assertThat(line(cost(1_600, 1.5, 1.0)).isSlower()).isFalse();
        assertThat(line(cost(690, 3.0, 1.0)).isSlower()).isTrue();
        assertThat(line(cost(800, 3.5, 1.0)).isSlower()).isTrue();
    }

    @Test
    void databaseOfAWorkThenPartOfItsCpu() {
        Cost shifted = new Cost(new Figures(800, 1.0, 2.0, 1, 1), 1.0);
        assertThat(line(shifted).cpu().quotient()).isEqualTo(1);
    }

    @Test
    void workOfOneOnlyThenToldAndNotCompared() {
        Measurement now = measured("0.2.0", Map.of("login", cost(50, 30, 27)));
        assertThat(new Comparison(BEFORE, now).lines()).extracting(Line::work).containsExactly("open");
        assertThat(report(now)).contains("Not compared, as only one has it: refresh, login");
    }

    @Test
    void otherConditionsThenTold() {
        String otherwise = "not measured in the same way";
        Measurement young = new Measurement("0.2.0", new Conditions("25.0.1", 2, 2, 2, 3), BEFORE.works());
        assertThat(report(young)).contains(otherwise).contains("after 30 s").contains("after 3 s");
        assertThat(report(measured("0.2.0", Map.of()))).doesNotContain(otherwise);
    }

    @Test
    void writtenThenReadTheSame() {
        assertThat(BEFORE.json()).contains("\"warm_up_seconds\" : 30").endsWith("}\n");
        assertThat(Measurement.parse(BEFORE.json())).isEqualTo(BEFORE);
    }

    @Test
    void keptForAReleaseThenOfItsName() {
        Measurement kept =
                measured("0.2.0-SNAPSHOT", Map.of("refresh", REFRESH)).keptFor("0.2.0");
        assertThat(kept).isEqualTo(measured("0.2.0", Map.of("refresh", REFRESH)));
    }

    private static String report(Measurement now) {
        return new Comparison(BEFORE, now).report();
    }

    private static Line line(Cost refresh) {
        return new Comparison(BEFORE, measured("0.2.0", Map.of("refresh", refresh)))
                .lines()
                .getLast();
    }

    private static Measurement measured(String version, Map<String, Cost> works) {
        Map<String, Cost> all = new LinkedHashMap<>(Map.of(Comparison.OPEN, OPEN));
        all.putAll(works);
        return new Measurement(version, CONDITIONS, all);
    }

    private static Cost cost(double perSecond, double millis, double floor) {
        return new Cost(new Figures(perSecond, millis, 0, 1, 1), floor);
    }
}
