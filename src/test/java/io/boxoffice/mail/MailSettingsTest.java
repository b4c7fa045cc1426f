package io.boxoffice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
    private final Map<String, String> values = new HashMap<>(Map.of(
            "boxoffice.mail.host", "mail.example.org",
            "boxoffice.mail.port", "587",
            "boxoffice.mail.tls", "starttls",
            "boxoffice.mail.from", "boxoffice@example.org",
            "boxoffice.mail.language", "de",
            "boxoffice.mode", "production"));

    private MailSettings read() {
        return MailSettings.of(new Settings(property -> Optional.ofNullable(values.get(property))));
    }

    @Test
    void allGoodThenRead() {
        values.put("boxoffice.mail.user", "boxoffice");
        values.put("boxoffice.mail.password", " geheim ");
        MailSettings.Server server = read().server().orElseThrow();
        assertThat(server.host()).isEqualTo("mail.example.org");
        assertThat(server.tls()).isEqualTo(MailSettings.Tls.STARTTLS);
        assertThat(server.language()).isEqualTo(MailSettings.Language.DE);
        assertThat(server.login()).hasValueSatisfying(login -> {
            assertThat(login.user()).isEqualTo("boxoffice");
            assertThat(login.password().reveal()).isEqualTo(" geheim ");
        });
        assertThat(server.toString()).doesNotContain("geheim");
    }

    @Test
    void noHostThenOff() {
        values.remove("boxoffice.mail.host");
        values.remove("boxoffice.mail.from");
        assertThat(read().isOn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "port, 0",
        "port, 65536",
        "tls, ssl",
        "tls, none",
        "host, mail example",
        "from, ''",
        "from, boxoffice",
        "from, box..office@example.org",
        "from, boxoffice@example..org",
        "from, Boxoffice <boxoffice@example.org>",
        "from, grüße@example.org",
        "language, fr",
        "user, boxoffice",
        "password, geheim",
    })
    void notUsableThenOneLine(String name, String value) {
        values.put("boxoffice.mail." + name, value);
        assertThatThrownBy(this::read)
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.mail.")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void inDevelopmentThenWithoutTlsButNeverWithAPassword() {
        values.put("boxoffice.mode", "development");
        values.put("boxoffice.mail.tls", "none");
        assertThat(read().isOn()).isTrue();

        values.put("boxoffice.mail.user", "boxoffice");
        values.put("boxoffice.mail.password", "geheim");
        assertThatThrownBy(this::read).isInstanceOf(BadSetting.class);
    }
}
