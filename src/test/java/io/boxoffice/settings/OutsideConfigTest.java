package io.boxoffice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

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

    @Test
    void defaultThatNamesAnotherPropertyThenItsValueOfNow() {
        assertThat(config(Map.of(), Map.of()).find("boxoffice.issuer")).contains("https://localhost:9443");
        assertThat(config(Map.of(), Map.of("BOXOFFICE_HTTPS_PORT", "8443")).find("boxoffice.issuer"))
                .contains("https://localhost:8443");
    }

    /** A password may hold what looks like an expression or a reference to a group. */
    @Test
    void valueWithDollarAndBackslashThenAsItIs() {
        String odd = "a$1b\\c${d";
        assertThat(config(Map.of(), Map.of("BOXOFFICE_DB_PASSWORD", odd)).find("boxoffice.db.password"))
                .contains(odd);
        assertThat(config(Map.of(), Map.of("BOXOFFICE_DB_USER", "$0\\1", "BOXOFFICE_DB_URL", "x-${boxoffice.db.user}"))
                        .find("boxoffice.db.url"))
                .contains("x-$0\\1");
    }

    private static OutsideConfig config(Map<String, String> system, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.putAll(system);
        return new OutsideConfig(properties, environment);
    }
}
