package io.boxoffice.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitSettingsTest {
    @Test
    void ratesThenRead() {
        assertThat(settings("300/PT1M", "1/PT1S"))
                .isEqualTo(new LimitSettings(
                        Optional.of(new Rate(300, Duration.ofMinutes(1))),
                        Optional.of(new Rate(1, Duration.ofSeconds(1))),
                        Optional.of(new Rate(60_000, Duration.ofMinutes(1))),
                        Optional.of(new Rate(30, Duration.ofMinutes(1)))));
        assertThat(settings("999999/PT1H", "0").login()).contains(new Rate(999_999, Duration.ofHours(1)));
    }

    @Test
    void zeroThenNoLimit() {
        assertThat(settings("0", "0"))
                .isEqualTo(new LimitSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Rate(60_000, Duration.ofMinutes(1))),
                        Optional.of(new Rate(30, Duration.ofMinutes(1)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "300",
                "300/",
                "/PT1M",
                "0/PT1M",
                "00",
                "-1/PT1M",
                "+1/PT1M",
                "0300/PT1M",
                "1000000/PT1M",
                "99999999999/PT1M",
                "300/PT0S",
                "300/PT0.5S",
                "300/PT1H1S",
                "300/P1M",
                "300/60",
                "300/PT1M/",
                "300 / PT1M",
                "300/pt1m",
                "300/-PT1M",
                "off"
            })
    void anythingElseThenOneLine(String bad) {
        assertThatThrownBy(() -> settings("300/PT1M", bad))
                .isInstanceOf(BadSetting.class)
                .hasMessage("boxoffice.limit.refresh.address: got \"" + bad + "\", takes 0 for no limit, or 1 to 999999"
                        + " requests in PT1S to PT1H, written as 300/PT1M");
    }

    private static LimitSettings settings(String login, String refresh) {
        Map<String, String> values = Map.of(
                "boxoffice.limit.login.address",
                login,
                "boxoffice.limit.refresh.address",
                refresh,
                "boxoffice.limit.client.address",
                "60000/PT1M",
                "boxoffice.limit.document.address",
                "30/PT1M");
        return LimitSettings.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }
}
