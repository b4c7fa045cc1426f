package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.oauth.Audience;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSettingsTest {
    private static DocumentSettings settings(String documents, String hosts, String audiences, String most) {
        Map<String, String> all = Map.of(
                "boxoffice.clients.metadata.documents",
                documents,
                "boxoffice.clients.metadata.hosts",
                hosts,
                "boxoffice.clients.metadata.audiences",
                audiences,
                "boxoffice.clients.metadata.max",
                most);
        return DocumentSettings.of(new Settings(property -> Optional.ofNullable(all.get(property))));
    }

    @Test
    void setThenRead() {
        DocumentSettings some = settings("on", "app.example, b.example", "other, other", "10");
        assertThat(some.audiences()).containsExactly(new Audience("other"));
        assertThat(some.most()).isEqualTo(10);
        assertThat(some.takes("https://app.example/client")).isTrue();
        assertThat(some.takes("https://c.app.example/client")).isFalse();
        assertThat(some.takes("app.example")).isFalse();
        assertThat(settings("on", "", "", "10000").takes("https://c.app.example/client"))
                .isTrue();
        assertThat(settings("off", "", "", "10").takes("https://app.example/client"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "Other", "-", "other,server"})
    void audienceThatCannotBeThenRefused(String audiences) {
        assertThatThrownBy(() -> settings("on", "", audiences, "10")).isInstanceOf(BadSetting.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"App.example", "https://app.example", "app.example:8443", "*.example"})
    void hostThatCannotBeThenRefused(String hosts) {
        assertThatThrownBy(() -> settings("on", hosts, "", "10")).isInstanceOf(BadSetting.class);
    }

    @Test
    void outOfRangeThenRefused() {
        assertThatThrownBy(() -> settings("yes", "", "", "10")).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> settings("on", "", "", "9")).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> settings("on", "", "", "10001")).isInstanceOf(BadSetting.class);
    }
}
