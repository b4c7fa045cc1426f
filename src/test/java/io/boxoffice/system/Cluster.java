package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of the test's own, of the programs that the launcher unpacked: a primary, or its standby. It asks no password. */
final class Cluster implements AutoCloseable {
    private final Path directory;
    private final int port = Node.freePort();
    private @Nullable Process postgres;

    private Cluster(Path directory) {
        this.directory = directory;
    }

    /** A new one, not started. */
    static Cluster make(Path directory) {
        execute(
                program("initdb"),
                "-D",
                directory.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        return new Cluster(directory);
    }

    /** A copy of this one, which is not running, that follows it when both are started. */
    Cluster standby(Path copy) throws IOException {
        execute("cp", "-R", directory.toString(), copy.toString());
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=postgres'\n");
        return new Cluster(copy);
    }

    Cluster start() {
        List<String> command = command(
                program("postgres"),
                "-D",
                directory.toString(),
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off");
        try {
            postgres = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("postgres.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Poll.until("PostgreSQL answers", Duration.ofSeconds(60), this::answers);
        return this;
    }

    int port() {
        return port;
    }

    /** Runs each statement by itself, as the superuser, whatever the default of transactions is. */
    void run(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "");
    }

    /** Has it write everything down and end. */
    void stop() {
        Process running = postgres;
        if (running != null) {
            Node.signal("INT", List.of(running.toHandle()));
            try {
                assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            postgres = null;
        }
    }

    @Override
    public void close() {
        if (postgres != null) {
            postgres.descendants().forEach(ProcessHandle::destroyForcibly);
            postgres.destroyForcibly();
        }
    }

    private static String program(String name) {
        try (Stream<Path> unpacked = Files.list(Path.of("target", "postgres"))) {
            return unpacked.map(home -> home.resolve("bin").resolve(name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath()
                    .toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void execute(String... words) {
        try {
            Process process = new ProcessBuilder(command(words))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** PostgreSQL refuses to be root; in a user namespace root is nobody to it. */
    static List<String> command(String... words) {
        List<String> command =
                new ArrayList<>(System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of());
        command.addAll(List.of(words));
        return command;
    }
}
