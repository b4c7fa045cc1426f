package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.oauth.Audience;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationSettingsTest {
    @Test
    void openAndClosedThenRead() {
        assertThat(settings("open", " other, seats,other ,"))
                .isEqualTo(new RegistrationSettings(true, List.of(Audience.OTHER, new Audience("seats"))));
        assertThat(settings("closed", "")).isEqualTo(new RegistrationSettings(false, List.of()));
    }

    @Test
    void anotherWordThenOneLine() {
        assertThatThrownBy(() -> settings("true", "other"))
                .isInstanceOf(BadSetting.class)
                .hasMessage("boxoffice.registration: got \"true\", takes one of closed, open");
    }

    @Test
    void nameThatNoAudienceCanHaveThenOneLine() {
        assertThatThrownBy(() -> settings("closed", "other, Seats"))
                .isInstanceOf(BadSetting.class)
                .hasMessage("boxoffice.registration.audiences: got \"Seats\", takes names of audiences,"
                        + " [a-z][a-z0-9-]{0,62}");
    }

    private static RegistrationSettings settings(String open, String audiences) {
        Map<String, String> values =
                Map.of("boxoffice.registration", open, "boxoffice.registration.audiences", audiences);
        return RegistrationSettings.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }
}
