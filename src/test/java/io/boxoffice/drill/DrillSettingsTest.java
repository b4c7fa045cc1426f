package io.boxoffice.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillSettingsTest {
    private static Optional<Duration> every(String text) {
        return DrillSettings.of(new Settings(_ -> Optional.of(text))).every();
    }

    @Test
    void nothingThenNever() {
        assertThat(every("PT0S")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P7D", "P365D"})
    void fromAnHourToAYearThenSoOften(String text) {
        assertThat(every(text)).contains(Duration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59M59S", "PT1S", "P366D", "-PT1H", "often"})
    void otherTimeThenRefused(String text) {
        assertThatThrownBy(() -> every(text))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("boxoffice.drills.every");
    }
}
