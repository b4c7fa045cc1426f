package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.oauth.Secret;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** One run of the {@code postgres} program in the foreground, as our own child: from its start to its end. */
final class PostgresServer {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String WRONG_LOGIN = "28";

    private final PostgresLog log;
    private final Process process;
    private final int port;

    private PostgresServer(PostgresLog log, Process process, int port) {
        this.log = log;
        this.process = process;
        this.port = port;
    }

    /** Starts it; use {@link #awaitReady} before anything else. */
    static PostgresServer start(PostgresCluster cluster, int port) throws IOException {
        return new PostgresServer(cluster.log(), cluster.start(command(cluster, port)), port);
    }

    private static List<String> command(PostgresCluster cluster, int port) {
        List<String> program = List.of(
                cluster.home().resolve("bin/postgres").toString(),
                "-D",
                cluster.path().toString());
        List<String> settings = List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=64MB",
                "max_connections=200",
                "jit=off",
                "log_statement=none",
                "log_checkpoints=off",
                "log_timezone=UTC",
                "timezone=UTC");
        return Commands.joined(
                program,
                settings.stream()
                        .flatMap(setting -> List.of("-c", setting).stream())
                        .toList());
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the superuser is let in. False if the program ended by itself before that. */
    boolean awaitReady(Secret password) throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (process.isAlive()) {
            try (Connection connection = connect(PostgresCluster.SUPERUSER, password, "postgres")) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                if (String.valueOf(notYet.getSQLState()).startsWith(WRONG_LOGIN)) {
                    throw new PreflightFailure(
                            "the embedded PostgreSQL does not take the password of its superuser; was a file of the data"
                                    + " directory replaced? " + log.end(),
                            notYet);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new PreflightFailure("the embedded PostgreSQL does not answer within "
                        + START_PATIENCE.toSeconds() + " s; " + log.end());
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    Connection connect(String user, Secret password, String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password.reveal());
        login.setProperty("ApplicationName", "boxoffice-launcher");
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", "30");
        login.setProperty("sslmode", "disable");
        return DriverManager.getConnection(url(database), login);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Lets go of all clients, writes everything down and ends. */
    void stop() {
        if (!stopped("INT", STOP_PATIENCE) && !stopped("QUIT", LAST_PATIENCE)) {
            process.destroyForcibly();
        }
    }

    private boolean stopped(String signal, Duration patience) {
        if (process.isAlive()) {
            Commands.signal(signal, process.pid());
        }
        return Waiting.ended(process, patience);
    }

    /** What its end looked like. */
    String lastWords() {
        return (process.isAlive() ? "" : "exit code " + process.exitValue() + "; ") + log.end();
    }
}
