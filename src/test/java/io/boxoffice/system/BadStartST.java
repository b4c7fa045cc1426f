package io.boxoffice.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that cannot succeed says why in one line, ends with exit code 1, and has changed nothing. */
@SecondLane
class BadStartST {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "boxoffice.https.port, abc",
        "boxoffice.http.port, 70000",
        "boxoffice.mode, playground",
        "boxoffice.issuer, http://localhost:9443",
        "boxoffice.issuer, https://localhost:9443/",
        "boxoffice.access.token.lifetime, PT2H",
        "boxoffice.access.token.lifetime, ten minutes",
        "boxoffice.refresh.token.absolute, P366D",
        "boxoffice.refresh.token.idle, P91D",
        "boxoffice.keys.rsa.bits, 1024",
        "boxoffice.keys.announce, PT0S",
        "boxoffice.lockout.failures, 0",
        "boxoffice.limit.login.address, 300/60",
        "boxoffice.allowed.origins, https://app.example/"
    })
    void badSettingThenOneLineWithPropertyValueAndRange(String property, String value) throws IOException {
        Path data = directory.resolve("data");
        String line = refusal(property, value, "boxoffice.data.dir", data.toString());
        assertThat(line).contains(property, value).containsPattern("takes|must|expects");
        assertThat(data.resolve("postgresql")).doesNotExist();
    }

    @Test
    void masterKeyOfAnotherLengthThenOneLineWithoutTheKey() {
        String key = Base64.getEncoder().encodeToString("thirty-one octets are too few.".getBytes(US_ASCII));
        assertThat(refusal("boxoffice.master.key", key))
                .contains("boxoffice.master.key")
                .doesNotContain(key);
    }

    @Test
    void outsideDatabaseWithoutMasterKeyThenOneLine() {
        Map<String, String> settings = new HashMap<>(UnreachableDatabaseST.NOBODY_THERE);
        settings.remove("boxoffice.master.key");
        assertThat(refusal(settings)).contains("boxoffice.master.key");
    }

    @Test
    void takenPortThenOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refusal("boxoffice.https.port", port)).contains("boxoffice.https.port", port);
            assertThat(refusal("boxoffice.http.port", port)).contains("boxoffice.http.port", port);
        }
    }

    @Test
    void directoryOfALiveLauncherThenOneLine() {
        Boxoffice boxoffice = Throttled.open();
        assertThat(refusal("boxoffice.data.dir", boxoffice.dataDirectory().toString()))
                .contains(boxoffice.dataDirectory().toString());
        boxoffice.get("/health/ready").hasStatus(200);
    }

    @Test
    void masterKeyOfAnotherDatabaseThenOneLineAndNothingChanged() {
        Database database = Throttled.open().database();
        long keys = database.count("select count(*) from signing_key");
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("boxoffice.master.key", Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(refusal(settings)).contains("boxoffice.master.key");
        assertThat(database.count("select count(*) from signing_key")).isEqualTo(keys);
    }

    @Test
    void wrongDatabasePasswordThenOneLineWithoutIt() {
        Map<String, String> settings = new HashMap<>(Throttled.open().database().settings());
        settings.put("boxoffice.db.password", "not-the-password");
        settings.put("boxoffice.master.key", Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(refusal(settings)).contains("boxoffice.db.user").doesNotContain("not-the-password");
    }

    private static String refusal(String... propertiesAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < propertiesAndValues.length; i += 2) {
            settings.put(propertiesAndValues[i], propertiesAndValues[i + 1]);
        }
        return refusal(settings);
    }

    private static String refusal(Map<String, String> settings) {
        return BadStart.onlyLine(Boxoffice.starting(settings).node());
    }
}
