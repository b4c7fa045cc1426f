package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable archive that {@code mvn -Pdist package} makes, told all by the environment and by files of secrets. */
@SecondLane
@Tag("drill")
class PackageST {
    @TempDir
    private Path scratch = Path.of("");

    @Test
    void startedThenServesAndSigtermIsADrainThatLeavesNothingBehind() throws Exception {
        Map<String, String> settings = Outside.settings("package");
        Path secret = scratch.resolve("boxoffice.db.password");
        Files.writeString(secret, settings.remove("boxoffice.db.password") + "\n");
        settings.put("boxoffice.http.proxies", "127.0.0.1/32,::1/128");
        settings.put("boxoffice.drain", "PT3S");
        try (Packaged packaged = Packaged.start(scratch, settings)) {
            Duration start =
                    Poll.until("ready", Duration.ofMinutes(2), Duration.ofMillis(200), () -> packaged.isReady());
            System.out.printf("java -jar: ready after %d ms%n", start.toMillis());
            Tokens tokens = Tokens.of(packaged.login("admin", Boxoffice.ADMIN_PASSWORD, "server"));
            packaged.get("/api/server/me", tokens.access()).hasStatus(200);
            packaged.terminate();
            Poll.until("not ready", Duration.ofSeconds(2), () -> !packaged.isReady());
            packaged.get("/api/server/me", tokens.access()).hasStatus(200);
            assertThat(packaged.exitCode(Duration.ofMinutes(1))).isEqualTo(143);
        }
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void badSettingThenOneLineAndExitCodeOne() throws Exception {
        try (Packaged packaged = Packaged.start(scratch, Map.of("boxoffice.drain", "a while"))) {
            assertThat(packaged.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(packaged.said().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Boxoffice does not start: boxoffice.drain")
                    .contains("a while");
        }
        assertThat(leftBehind()).isEmpty();
    }

    private List<String> leftBehind() throws IOException {
        try (Stream<Path> all = Files.list(scratch)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("boxoffice-"))
                    .toList();
        }
    }
}
