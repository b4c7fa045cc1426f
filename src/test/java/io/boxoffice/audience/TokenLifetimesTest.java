package io.boxoffice.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenLifetimesTest {
    @Test
    void defaultsOfTheContractThenTaken() {
        assertThat(lifetimes("PT10M", "P14D", "P90D"))
                .isEqualTo(new TokenLifetimes(
                        Duration.ofMinutes(10), Duration.ofDays(14), Duration.ofDays(90), Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource({"PT5S, PT1S, PT1S", "PT1H, P365D, P365D"})
    void edgesThenTaken(String access, String idle, String absolute) {
        assertThat(lifetimes(access, idle, absolute).refreshAbsolute()).isEqualTo(Duration.parse(absolute));
    }

    @ParameterizedTest
    @CsvSource({
        "PT4.999S, P14D, P90D, boxoffice.access.token.lifetime",
        "PT1H0.001S, P14D, P90D, boxoffice.access.token.lifetime",
        "PT10M, PT0S, P90D, boxoffice.refresh.token.idle",
        "PT10M, P14DT1S, P14D, boxoffice.refresh.token.idle",
        "PT10M, P14D, P366D, boxoffice.refresh.token.absolute",
        "PT10M, P14D, -P1D, boxoffice.refresh.token.absolute"
    })
    void outOfRangeThenTheLineNamesTheProperty(String access, String idle, String absolute, String property) {
        assertThatThrownBy(() -> lifetimes(access, idle, absolute))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(property + ": got");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1M"})
    void edgesOfTheRetryWindowThenTaken(String window) {
        assertThat(lifetimes("PT10M", "P14D", "P90D", window).retryWindow()).isEqualTo(Duration.parse(window));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "PT1M0.001S", "10", ""})
    void retryWindowOutOfRangeThenTheLineNamesTheProperty(String window) {
        assertThatThrownBy(() -> lifetimes("PT10M", "P14D", "P90D", window))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.refresh.retry.window: got");
    }

    private static TokenLifetimes lifetimes(String access, String idle, String absolute) {
        return lifetimes(access, idle, absolute, "PT10S");
    }

    private static TokenLifetimes lifetimes(String access, String idle, String absolute, String window) {
        Map<String, String> values = Map.of(
                "boxoffice.access.token.lifetime", access,
                "boxoffice.refresh.token.idle", idle,
                "boxoffice.refresh.token.absolute", absolute,
                "boxoffice.refresh.retry.window", window);
        return TokenLifetimes.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }
}
