package io.boxoffice.signing;

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

class KeySettingsTest {
    @Test
    void defaultsThenAnHourAnd2048Bits() {
        assertThat(settings("PT1H", "2048")).isEqualTo(new KeySettings(Duration.ofHours(1), 2048));
    }

    @ParameterizedTest
    @CsvSource({"PT0.9S, 2048", "PT1H, 1024", "PT1H, 2049", "P1Y, 2048", "P366D, 2048"})
    void outOfRangeThenRefused(String announce, String bits) {
        assertThatThrownBy(() -> settings(announce, bits)).isInstanceOf(BadSetting.class);
    }

    private static KeySettings settings(String announce, String bits) {
        Map<String, String> values = Map.of("boxoffice.keys.announce", announce, "boxoffice.keys.rsa.bits", bits);
        return KeySettings.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }
}
