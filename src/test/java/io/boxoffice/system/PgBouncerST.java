package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PgBouncer, as it comes, between a node and its database. Without one these stories are not told. */
@OwnServers
class PgBouncerST {
    private static final List<Path> PLACES = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
            .map(place -> Path.of(place, "pgbouncer"))
            .toList();

    @TempDir
    Path scratch;

    @BeforeAll
    static void isThere() {
        boolean there = PLACES.stream().anyMatch(Files::isExecutable);
        if (!there) {
            System.err.println("PgBouncer is not installed: what it does to a node is not tested.");
            assertThat(System.getenv("BOXOFFICE_PGBOUNCER")).isNotEqualTo("required");
        }
        assumeTrue(there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "statement"})
    void poolOfTransactionsOrStatementsThenOneLine(String mode) throws IOException {
        Process pooler = start(mode);
        try {
            Map<String, String> settings = settings("pooled_" + mode);
            assertThat(BadStart.onlyLine(Boxoffice.starting(settings).node()))
                    .contains("boxoffice.db.url", "pool_mode = session")
                    .doesNotContain(settings.getOrDefault("boxoffice.db.password", "?"));
        } finally {
            pooler.destroy();
        }
    }

    @Test
    void poolOfSessionsThenServesAndHearsOfChanges() throws IOException {
        Process pooler = start("session");
        try (Boxoffice boxoffice =
                Boxoffice.starting(settings("pooled_session")).ready()) {
            boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
            assertThat(boxoffice.node().log()).doesNotContain(" E ");
            Boxoffice.pause(Duration.ofSeconds(6)); // by then a node that cannot listen is not ready any more
            assertThat(boxoffice.get("/health/ready").status()).isEqualTo(200);
        } finally {
            pooler.destroy();
        }
    }

    private final int port = Node.freePort();

    private Map<String, String> settings(String name) {
        Map<String, String> settings = new HashMap<>(Outside.settings(name));
        settings.computeIfPresent("boxoffice.db.url", (key, url) -> url.replaceFirst(":[0-9]+/", ":" + port + "/"));
        return settings;
    }

    private Process start(String mode) throws IOException {
        Map<String, String> direct = Throttled.open().database().settings();
        String server = direct.getOrDefault("boxoffice.db.url", "").replaceFirst(".*:([0-9]+)/.*", "$1");
        Path users = Files.writeString(scratch.resolve("users"), user(direct, "") + user(direct, "owner."));
        Path configuration =
                Files.writeString(scratch.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                default_pool_size = 40
                """.formatted(server, port, users, mode));
        String program = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
        Process pooler = new ProcessBuilder(Cluster.command(program, configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("pgbouncer.log").toFile())
                .start();
        Poll.until("PgBouncer answers", Duration.ofSeconds(20), this::answers);
        return pooler;
    }

    private static String user(Map<String, String> settings, String role) {
        return "\"" + settings.get("boxoffice.db." + role + "user") + "\" \""
                + settings.get("boxoffice.db." + role + "password") + "\"\n";
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
