package io.boxoffice.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxSessionsTest {
    @Test
    void noughtThenNoLimit() {
        assertThat(most("0").configured()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "100", "1000000"})
    void numberThenTheLimit(String number) {
        assertThat(most(number).configured()).hasValue(Integer.parseInt(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "many", "1.5"})
    void outOfRangeThenTheLineNamesTheProperty(String number) {
        assertThatThrownBy(() -> most(number))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.sessions.max: got");
    }

    private static MaxSessions most(String number) {
        return MaxSessions.of(new Settings(property -> Optional.of(number)));
    }
}
