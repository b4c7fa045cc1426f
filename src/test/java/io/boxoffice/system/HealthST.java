package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /health/*}: open, and says no more than it must. */
class HealthST {
    private final Office office = Office.open();

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/started"})
    void runningThenUpForEverybody(String path) {
        for (Answer answer : new Answer[] {office.get(path), office.getPlain(path), office.get(path, "rubbish")}) {
            answer.hasStatus(200);
            assertThat(answer.text("status")).isEqualTo("UP");
            assertThat(answer.body())
                    .doesNotContain("jdbc", "password", office.dataDirectory().toString());
        }
    }
}
