package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportSettingsTest {
    @Test
    void noModeThenDevelopmentWithTheEmbeddedDatabaseAndElseProduction() {
        assertThat(settings(Map.of()).mode()).isEqualTo(Mode.DEVELOPMENT);
        assertThat(settings(Map.of("boxoffice.db.url", "jdbc:postgresql:x")).mode())
                .isEqualTo(Mode.PRODUCTION);
    }

    @Test
    void modeThenAsItSaysAndOnlyDevelopmentIsLenient() {
        assertThat(settings(Map.of("boxoffice.mode", "staging")).mode()).isEqualTo(Mode.STAGING);
        assertThat(Mode.STAGING.isStrict()).isTrue();
        assertThat(Mode.PRODUCTION.isStrict()).isTrue();
        assertThat(Mode.DEVELOPMENT.isStrict()).isFalse();
        assertThatThrownBy(() -> settings(Map.of("boxoffice.mode", "dev")))
                .hasMessage("boxoffice.mode: got \"dev\", takes one of development, staging, production");
    }

    @Test
    void noProxiesThenNobodyIsBelieved() {
        assertThat(settings(Map.of()).isProxy(InetAddress.ofLiteral("127.0.0.1")))
                .isFalse();
    }

    @Test
    void proxiesThenEachOfThem() {
        TransportSettings settings = settings(Map.of("boxoffice.http.proxies", "10.0.0.0/8, ::1"));

        assertThat(settings.isProxy(InetAddress.ofLiteral("10.1.1.1"))).isTrue();
        assertThat(settings.isProxy(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(settings.isProxy(InetAddress.ofLiteral("11.1.1.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "proxy.example.org", "10.0.0.0/8;11.0.0.0/8"})
    void noCidrThenOneLine(String proxies) {
        assertThatThrownBy(() -> settings(Map.of("boxoffice.http.proxies", proxies)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.http.proxies: got \"" + proxies + "\", takes CIDRs");
    }

    @Test
    void originsThenTheyAndTheIssuersAreTrusted() {
        TransportSettings settings =
                settings(Map.of("boxoffice.allowed.origins", "https://app.example, http://localhost:3000"));

        assertThat(settings.trusts(new WebOrigin("https://app.example"))).isTrue();
        assertThat(settings.trusts(new WebOrigin("http://localhost:3000"))).isTrue();
        assertThat(settings.trusts(new WebOrigin("https://localhost:9443"))).isTrue();
        assertThat(settings.trusts(new WebOrigin("https://app.example.org"))).isFalse();
        assertThat(settings(Map.of()).origins()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "https://app.example/", "http://app.example", "https://a.example b.example"})
    void noOriginThenOneLine(String origins) {
        assertThatThrownBy(() -> settings(Map.of("boxoffice.allowed.origins", origins)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.allowed.origins: got \"" + origins + "\", takes https origins");
    }

    private static TransportSettings settings(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(values);
        all.put("boxoffice.issuer", "https://localhost:9443");
        return TransportSettings.of(new Settings(property -> Optional.ofNullable(all.get(property))));
    }
}
