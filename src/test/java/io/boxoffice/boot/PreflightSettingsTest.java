package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.OutsideConfig;
import io.boxoffice.settings.Settings;
import io.boxoffice.transport.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightSettingsTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String URL = "jdbc:postgresql://db.example.org/boxoffice";

    @TempDir
    Path directory;

    @Test
    void defaultsMeanTheEmbeddedDatabaseInDevelopmentMode() {
        PreflightSettings checked = all(Map.of());

        assertThat(checked.mode()).isEqualTo(Mode.DEVELOPMENT);
        assertThat(checked.issuer()).hasToString("https://localhost:9443");
        assertThat(checked.dataDirectory()).isAbsolute().endsWithRaw(Path.of(".boxoffice"));
        assertThat(checked.database()).isEmpty();
        assertThat(checked.masterKey()).isEmpty();
    }

    @Test
    void aDatabaseOutsideMeansProductionMode() {
        PreflightSettings checked =
                all(Map.of("boxoffice.db.url", URL, "boxoffice.db.user", "boxoffice", "boxoffice.master.key", KEY));

        assertThat(checked.mode()).isEqualTo(Mode.PRODUCTION);
        assertThat(checked.database()).hasValueSatisfying(database -> {
            assertThat(database.ownerUser()).isEqualTo("boxoffice");
            assertThat(database.password().reveal()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "boxoffice.mode,test",
        "boxoffice.http.port,0",
        "boxoffice.http.port,65536",
        "boxoffice.https.port,9080",
        "boxoffice.https.port,nine",
        "boxoffice.issuer,http://localhost:9443",
        "boxoffice.issuer,https://Example.org",
        "boxoffice.issuer,https://example.org/",
        "boxoffice.issuer,https://example.org/a/../b",
        "boxoffice.issuer,https://me@example.org",
        "boxoffice.issuer,https://example.org?a=b",
        "boxoffice.issuer,https://example.org#a",
        "boxoffice.issuer,https://example.org:99999",
        "boxoffice.issuer,https:example.org",
        "boxoffice.issuer,https://under_score.example.org",
        "boxoffice.issuer,/path",
        "boxoffice.issuer,https://exa mple.org",
        "boxoffice.data.dir,/dev/null",
        "boxoffice.db.url,jdbc:mysql://localhost/boxoffice",
        "boxoffice.db.url,jdbc:postgresql://localhost/box office",
        "boxoffice.access.token.lifetime,PT2H",
        "boxoffice.access.token.lifetime,ten minutes",
        "boxoffice.refresh.token.absolute,P366D",
        "boxoffice.refresh.token.idle,P91D",
        "boxoffice.keys.rsa.bits,1024",
        "boxoffice.keys.announce,PT0S",
        "boxoffice.lockout.failures,0",
        "boxoffice.limit.login.address,300/60",
        "boxoffice.allowed.origins,https://app.example/",
    })
    void whatIsWrongIsNamed(String property, String got) {
        assertThatThrownBy(() -> all(Map.of(property, got, "boxoffice.master.key", KEY)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(property + ": got ")
                .hasMessageContaining(", takes ")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://tickets.example.org", "https://example.org:8443/a", "https://[::1]:9443"})
    void anIssuerIsAnAbsoluteHttpsUrl(String issuer) {
        assertThat(all(Map.of("boxoffice.issuer", issuer)).issuer()).hasToString(issuer);
    }

    @Test
    void aDatabaseOutsideNeedsARole() {
        refuses(Map.of("boxoffice.db.url", URL, "boxoffice.master.key", KEY), "boxoffice.db.user: got nothing");
    }

    @Test
    void aRoleWithoutADatabaseIsAForgottenUrl() {
        refuses(Map.of("boxoffice.db.user", "boxoffice"), "boxoffice.db.url: got nothing");
    }

    @Test
    void aDatabaseOutsideNeedsAMasterKey() {
        refuses(Map.of("boxoffice.db.url", URL, "boxoffice.db.user", "boxoffice"), "boxoffice.master.key: got nothing");
    }

    @Test
    void aMasterKeyHas32BytesAndOnlyItsLengthIsTold() {
        String tooShort = Base64.getEncoder().encodeToString(new byte[31]);

        refuses(Map.of("boxoffice.master.key", tooShort), "got base64 of 31 bytes, takes base64 of exactly 32 bytes");
        refuses(Map.of("boxoffice.master.key", "not*base64"), "got 10 characters that are not base64");
    }

    @Test
    void aMasterKeyFileIsReadWithoutItsLineEnd() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), KEY + "\n");

        PreflightSettings checked = all(Map.of("boxoffice.master.key.file", file.toString()));

        assertThat(checked.masterKey()).isPresent();
    }

    @Test
    void aMasterKeyFileThatIsMissingOrADirectoryIsRefused() {
        refuses(Map.of("boxoffice.master.key.file", "/no/such/file"), "\"/no/such/file\", which cannot be read");
        refuses(Map.of("boxoffice.master.key.file", directory.toString()), "which cannot be read");
    }

    @Test
    void twoMasterKeysAreOneTooMany() {
        refuses(
                Map.of("boxoffice.master.key", KEY, "boxoffice.master.key.file", "key"),
                "takes nothing while boxoffice.master.key is set");
    }

    @Test
    void aRefusedUrlIsShownWithoutItsPassword() {
        assertThatThrownBy(() -> all(Map.of("boxoffice.db.url", "jdbc:pg://me:hidden@host/db?password=hidden")))
                .message()
                .doesNotContain("hidden");
    }

    private static void refuses(Map<String, String> properties, String line) {
        assertThatThrownBy(() -> all(properties)).isInstanceOf(BadSetting.class).hasMessageContaining(line);
    }

    private static PreflightSettings all(Map<String, String> properties) {
        Properties system = new Properties();
        system.putAll(properties);
        return PreflightSettings.all(new Settings(new OutsideConfig(system, Map.of())::find));
    }
}
