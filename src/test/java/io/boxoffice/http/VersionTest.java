package io.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AD-07: a change names the version that its author has read. */
class VersionTest {
    private final Version version = new Version(7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7\"",
                " \"7\" ",
                "\"6\", \"7\"",
                "\"7\",\"8\"",
                "W/\"7\",\"7\"",
                "W/\"7\"",
                "\"7-gzip\"",
                "W/\"7-br\"",
                "\"7--gzip\"",
                "\"x\", W/\"7\""
            })
    void thisVersionNamedThenTheChangeMayGoOn(String line) {
        assertThatCode(() -> version.require(List.of(line))).doesNotThrowAnyException();
    }

    @Test
    void namedInTheSecondLineThenTheChangeMayGoOn() {
        assertThatCode(() -> version.require(List.of("\"6\"", "\"7\""))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"6\"",
                "\"77\"",
                "7",
                "w/\"7\"",
                "W/7",
                "W/ \"7\"",
                "\"7-\"",
                "\"7-x\"",
                "\"77-gzip\"",
                "\"7-gzip-gzip\"",
                "\"7\" x",
                "'7'",
                "\"7",
                "\"07\"",
                "\"\"",
                "",
                ","
            })
    void anotherVersionNamedThen412(String line) {
        refused(412, List.of(line));
    }

    @Test
    void noneNamedThen428() {
        refused(428, List.of());
        refused(428, List.of("*"));
    }

    private void refused(int status, List<String> lines) {
        assertThatThrownBy(() -> version.require(lines))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(status));
    }
}
