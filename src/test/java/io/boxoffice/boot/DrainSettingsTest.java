package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT5S", "PT1M"})
    void inRangeThenTaken(String time) {
        assertThat(drain(time).time()).isEqualTo(Duration.parse(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "PT-1S", "PT1M1S", "P1D"})
    void otherThenRefusedByName(String time) {
        assertThatThrownBy(() -> drain(time))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("boxoffice.drain")
                .hasMessageContaining("from PT0S to PT1M");
    }

    private static DrainSettings drain(String time) {
        return DrainSettings.of(new Settings(property -> Optional.of(time)));
    }
}
