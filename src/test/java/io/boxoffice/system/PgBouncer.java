package io.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PgBouncer, as it comes, before the databases of {@link Outside}; ended with the JVM at the latest. */
record PgBouncer(Process process, int port) implements AutoCloseable {
    private static final Optional<Path> PROGRAM = Stream.of(
                    "/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
            .map(place -> Path.of(place, "pgbouncer"))
            .filter(Files::isExecutable)
            .findFirst();

    static boolean isInstalled() {
        return PROGRAM.isPresent();
    }

    /** With {@code pool_mode} as it is called there. */
    static PgBouncer start(String mode) {
        try {
            int port = Node.freePort();
            Path scratch = Files.createTempDirectory(Files.createDirectories(Node.OUTPUT.toAbsolutePath()), "pooler-");
            Process process = new ProcessBuilder(Cluster.command(
                            PROGRAM.orElseThrow().toString(),
                            configuration(scratch, port, mode).toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("pgbouncer.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            Poll.until("PgBouncer answers", Duration.ofSeconds(20), () -> answers(port));
            return new PgBouncer(process, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path configuration(Path scratch, int port, String mode) throws IOException {
        Map<String, String> direct = Throttled.open().database().settings();
        String server = direct.getOrDefault("boxoffice.db.url", "").replaceFirst(".*:([0-9]+)/.*", "$1");
        Path users = Files.writeString(scratch.resolve("users"), user(direct, "") + user(direct, "owner."));
        return Files.writeString(scratch.resolve("pgbouncer.ini"), """
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
    }

    private static String user(Map<String, String> settings, String role) {
        return "\"" + settings.get("boxoffice.db." + role + "user") + "\" \""
                + settings.get("boxoffice.db." + role + "password") + "\"\n";
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The settings of a node, changed so that it reaches its database through this one. */
    Map<String, String> through(Map<String, String> settings) {
        Map<String, String> pooled = new HashMap<>(settings);
        pooled.computeIfPresent("boxoffice.db.url", (key, url) -> url.replaceFirst(":[0-9]+/", ":" + port + "/"));
        return pooled;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
