package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminSettingsTest {
    @Test
    void noPasswordThenNoneToBeMadeLater() {
        assertThat(settings(Map.of("boxoffice.admin.username", "admin")).password())
                .isEmpty();
    }

    @Test
    void nameThatNoUserMayHaveThenOneLine() {
        assertThatThrownBy(() -> settings(Map.of("boxoffice.admin.username", "the admin")))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(
                        "boxoffice.admin.username: got \"the admin\", takes 1 to 254 letters, marks or digits");
    }

    /** LG-03, CR-03, CR-04. */
    @Test
    void weakPasswordThenOneLineThatDoesNotShowIt() {
        for (String weak : new String[] {"short", "passwordpassword"}) {
            assertThatThrownBy(() ->
                            settings(Map.of("boxoffice.admin.username", "admin", "boxoffice.admin.password", weak)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageStartingWith("boxoffice.admin.password: got one that cannot be used, takes another: ")
                    .hasMessageNotContaining(weak);
        }
    }

    private static AdminSettings settings(Map<String, String> values) {
        return AdminSettings.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }
}
