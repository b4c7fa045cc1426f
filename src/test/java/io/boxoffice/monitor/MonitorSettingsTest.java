package io.boxoffice.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.monitor.MonitorSettings.Verdict;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TR-10: the page is not for strangers. */
class MonitorSettingsTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void noTokenSetThenOpenInDevelopmentAndNotThereElsewhere() {
        assertThat(settings("development", "").judge(null)).isEqualTo(Verdict.READ);
        for (String mode : new String[] {"staging", "production"}) {
            assertThat(settings(mode, "").judge(null)).isEqualTo(Verdict.NOT_THERE);
            assertThat(settings(mode, "").judge("Bearer " + TOKEN)).isEqualTo(Verdict.NOT_THERE);
            assertThat(settings(mode, "").judge("Bearer ")).isEqualTo(Verdict.NOT_THERE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "staging", "production"})
    void tokenSetThenForWhoeverShowsExactlyIt(String mode) {
        MonitorSettings settings = settings(mode, TOKEN);
        assertThat(settings.judge("Bearer " + TOKEN)).isEqualTo(Verdict.READ);
        for (String other : new String[] {"", "Bearer ", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "0"}) {
            assertThat(settings.judge(other)).as(other).isEqualTo(Verdict.NO_TOKEN);
        }
        assertThat(settings.judge(null)).isEqualTo(Verdict.NO_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "0123456789abcdef0123456789abcde", "0123456789abcdef 0123456789abcdef", "\u00e4"})
    void weakTokenThenRefusedWithoutIt(String weak) {
        assertThatThrownBy(() -> settings("production", weak))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("boxoffice.metrics.token")
                .hasMessageNotContaining(weak);
    }

    @Test
    void printedThenWithoutTheToken() {
        assertThat(settings("production", TOKEN).toString()).doesNotContain(TOKEN);
    }

    private static MonitorSettings settings(String mode, String token) {
        Map<String, String> values = Map.of("boxoffice.mode", mode, "boxoffice.metrics.token", token);
        return MonitorSettings.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }
}
