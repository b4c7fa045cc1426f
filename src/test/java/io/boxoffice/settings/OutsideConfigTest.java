package io.boxoffice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outside the server the settings are found in the order of MicroProfile Config: system property, environment, default. */
class OutsideConfigTest {
    @Test
    void nothingSetThenTheDefaultOfTheWar() {
        assertThat(config(Map.of(), Map.of()).find("boxoffice.http.port")).contains("9080");
    }

    @Test
    void environmentThenItWinsOverTheDefault() {
        assertThat(config(Map.of(), Map.of("BOXOFFICE_HTTP_PORT", "1")).find("boxoffice.http.port"))
                .contains("1");
    }

    @Test
    void systemPropertyThenItWinsOverTheEnvironment() {
        assertThat(config(Map.of("boxoffice.http.port", "2"), Map.of("BOXOFFICE_HTTP_PORT", "1"))
                        .find("boxoffice.http.port"))
                .contains("2");
    }

    @Test
    void propertyThatHasNoDefaultThenNothing() {
        assertThat(config(Map.of(), Map.of()).find("boxoffice.db.url")).isEmpty();
    }

    /** A password may hold what looks like an expression, an escape or a reference to a group. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$$",
                "a$1b\\c${d",
                "${boxoffice.db.user}",
                "$(id)",
                "\\${x}",
                " 'a' \"b\" ",
                "пароль€😀",
                "{xor}x"
            })
    void valueThenAsItIs(String odd) {
        Map<String, String> environment = Map.of("BOXOFFICE_DB_PASSWORD", odd, "BOXOFFICE_DB_USER", "user");
        assertThat(config(Map.of(), environment).find("boxoffice.db.password")).contains(odd);
        assertThat(config(Map.of("boxoffice.db.password", odd), Map.of()).find("boxoffice.db.password"))
                .contains(odd);
        assertThat(new Settings(config(Map.of(), environment)::find).secret("boxoffice.db.password"))
                .contains(odd);
    }

    private static OutsideConfig config(Map<String, String> system, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.putAll(system);
        return new OutsideConfig(properties, environment);
    }
}
