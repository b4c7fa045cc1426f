package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /health/*}: open, and says no more than it must. */
class HealthST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/started"})
    void runningThenUpForEverybody(String path) {
        for (Answer answer :
                new Answer[] {boxoffice.get(path), boxoffice.getPlain(path), boxoffice.get(path, "rubbish")}) {
            answer.hasStatus(200);
            assertThat(answer.text("status")).isEqualTo("UP");
            assertThat(answer.body())
                    .doesNotContain(
                            "jdbc", "password", boxoffice.dataDirectory().toString());
        }
    }

    @Test
    void allAtOnceThenEachCheckByName() {
        Answer answer = boxoffice.get("/health").hasStatus(200);
        assertThat(answer.text("status")).isEqualTo("UP");
        assertThat(answer.json().path("checks").findValuesAsString("name")).containsExactly("live", "started", "ready");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "POST", "PUT", "OPTIONS", "BREW"})
    void otherMethodThenNotAllowed(String method) {
        Answer answer =
                boxoffice.raw(method, "/health/live", "Content-Length: 0").isProblem(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/nothing", "/health/LIVE", "/health/live/", "/health/j_security_check"})
    void unknownThenAProblemLikeAnyOther(String path) {
        Answer answer = boxoffice.get(path).isProblem(404);
        assertThat(answer.header("X-Correlation-Id")).isNotBlank();
    }
}
