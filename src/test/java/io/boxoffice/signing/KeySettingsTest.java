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
    void defaultsThenThirtyDaysAnHourAMinuteAnd2048Bits() {
        assertThat(settings("P30D", "PT1H", "PT1M", "2048"))
                .isEqualTo(new KeySettings(
                        Duration.ofDays(30), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 2048));
    }

    @Test
    void announcedForLessThanTheLeastThenThatIsTheLeast() {
        assertThat(settings("PT10S", "PT3S", "PT1S", "2048").announceLeast()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({
        "P30D, PT0.9S, PT1M, 2048",
        "P30D, P16D, PT1M, 2048",
        "PT10S, PT6S, PT1S, 2048",
        "PT9S, PT1S, PT1S, 2048",
        "P366D, PT1H, PT1M, 2048",
        "P30D, PT1H, PT0.5S, 2048",
        "P30D, PT1H, PT2H, 2048",
        "P30D, PT1H, PT1M, 1024",
        "P30D, PT1H, PT1M, 2049"
    })
    void outOfRangeThenRefused(String rotation, String announce, String check, String bits) {
        assertThatThrownBy(() -> settings(rotation, announce, check, bits)).isInstanceOf(BadSetting.class);
    }

    private static KeySettings settings(String rotation, String announce, String check, String bits) {
        Map<String, String> values = Map.of(
                "boxoffice.keys.rotation", rotation,
                "boxoffice.keys.announce", announce,
                "boxoffice.keys.announce.least", "PT1M",
                "boxoffice.keys.check", check,
                "boxoffice.keys.rsa.bits", bits);
        return KeySettings.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }
}
