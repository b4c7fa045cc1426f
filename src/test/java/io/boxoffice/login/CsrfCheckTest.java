package io.boxoffice.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.settings.Settings;
import io.boxoffice.transport.TransportSettings;
import io.boxoffice.transport.WebOrigin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfCheckTest {
    private static final Map<String, String> VALUES = Map.of(
            "boxoffice.issuer", "https://tickets.example/office",
            "boxoffice.allowed.origins", "https://app.example");
    private static final TransportSettings SETTINGS =
            TransportSettings.of(new Settings(property -> Optional.ofNullable(VALUES.get(property))));
    private static final List<String> ONE = List.of("1");

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example", "https://tickets.example"})
    void headerAndTrustedOriginThenPassed(String origin) {
        assertThat(passed(ONE, origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "",
                "https://evil.example",
                "https://app.example.evil.example",
                "https://app.example/",
                "https://APP.example",
                "http://app.example",
                "https://app.example:443",
                "https://tickets.example/office"
            })
    void anotherOriginThenNot(String origin) {
        assertThat(passed(ONE, origin)).isFalse();
    }

    @Test
    void noOriginThenNot() {
        assertThat(CsrfCheck.isPassed(ONE, Optional.empty(), SETTINGS)).isFalse();
    }

    @Test
    void noHeaderOrAnotherThenNot() {
        for (List<String> header : List.of(
                List.<String>of(), List.of(""), List.of("0"), List.of("true"), List.of("1, 1"), List.of("1", "1"))) {
            assertThat(passed(header, "https://app.example")).as("%s", header).isFalse();
        }
    }

    private static boolean passed(List<String> header, String origin) {
        return CsrfCheck.isPassed(header, Optional.of(new WebOrigin(origin)), SETTINGS);
    }
}
