package io.boxoffice.account;

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

class LockoutSettingsTest {
    @ParameterizedTest
    @CsvSource({"1,PT1S", "10,PT15M", "20,P1D"})
    void inRangeThenRead(String failures, String duration) {
        assertThat(settings(failures, duration))
                .isEqualTo(new LockoutSettings(Integer.parseInt(failures), Duration.parse(duration)));
    }

    /** RL-01: no configuration has more than 100 failures in a row before the first wait, nor no wait at all. */
    @ParameterizedTest
    @CsvSource({"0,PT15M", "21,PT15M", "-1,PT15M", "ten,PT15M", "10,PT0S", "10,PT24H1S", "10,15"})
    void outOfRangeThenOneLine(String failures, String duration) {
        assertThatThrownBy(() -> settings(failures, duration))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.lockout.");
    }

    @Test
    void manyLocksThenADayAndNoOverflow() {
        LockoutSettings second = new LockoutSettings(1, Duration.ofSeconds(1));
        assertThat(second.lockAfter(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(second.lockAfter(16)).isEqualTo(Duration.ofSeconds(65_536));
        for (int locks : new int[] {17, 63, 64, Integer.MAX_VALUE}) {
            assertThat(second.lockAfter(locks)).isEqualTo(Duration.ofDays(1));
        }
        LockoutSettings day = new LockoutSettings(1, Duration.ofDays(1));
        assertThat(day.lockAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1));
    }

    private static LockoutSettings settings(String failures, String duration) {
        Map<String, String> values =
                Map.of("boxoffice.lockout.failures", failures, "boxoffice.lockout.duration", duration);
        return LockoutSettings.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }
}
