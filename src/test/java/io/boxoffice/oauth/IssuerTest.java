package io.boxoffice.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8414 2: an https URL with no query and no fragment. TV-07: compared byte for byte, so it has one spelling. */
class IssuerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:9443",
                "https://tickets.example.org",
                "https://example.org/tickets",
                "https://example.org/a_b/c.d~e-1"
            })
    void soundUrlThenAsItIs(String url) {
        assertThat(issuer(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "HTTPS://example.org",
                "https://Example.org",
                "https://example.org/",
                "https://example.org/tickets/",
                "https://example.org?x=1",
                "https://example.org?",
                "https://example.org#f",
                "https://user@example.org",
                "https:///path",
                "https:example.org",
                "example.org",
                "https://example.org:0",
                "https://example.org:65536",
                "https://example.org:",
                "https://example.org/a/../b",
                "https://exa mple.org",
                "https://example.org/a;b",
                "https://example.org/a%20b",
                "https://example.org/a//b",
                "https://example.org/a,b"
            })
    void anyOtherThenOneLine(String url) {
        assertThatThrownBy(() -> issuer(url))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.issuer: got \"" + url + "\", takes an absolute https URL");
    }

    @Test
    void pathThenWhatTheWorldSeesBeforeOurs() {
        assertThat(issuer("https://example.org/tickets").path()).isEqualTo("/tickets");
        assertThat(issuer("https://localhost:9443").path()).isEmpty();
    }

    @Test
    void unsetThenThisMachineAtItsPort() {
        Settings portOnly = new Settings(
                property -> property.equals("boxoffice.https.port") ? Optional.of("9445") : Optional.empty());
        assertThat(Issuer.of(portOnly).url()).isEqualTo("https://localhost:9445");
    }

    @Test
    void unsetAndNoPortThenOneLine() {
        assertThatThrownBy(() -> Issuer.of(new Settings(property -> Optional.empty())))
                .hasMessageStartingWith("boxoffice.https.port: got nothing");
    }

    private static Issuer issuer(String url) {
        return Issuer.of(new Settings(property -> Optional.of(url)));
    }
}
