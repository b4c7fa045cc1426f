package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.oauth.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that keeps its data in the data directory, listens on loopback only and lets nobody in without a
 * password. It is durable: what was committed is there after a kill of everything. The data directory must be ours alone.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Where the programs are unpacked, if not in the data directory. */
    private static final String CACHE = "boxoffice.postgres.cache";

    private static final Duration RETRY_PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

    private final Path folder;
    private final PostgresLog log;
    private final SecretFiles secrets;
    private @Nullable PostgresServer server;
    private boolean closed;

    /** Nothing happens before {@link #start}. */
    public EmbeddedPostgres(Path dataDirectory) {
        folder = dataDirectory.toAbsolutePath().normalize().resolve("postgresql");
        log = new PostgresLog(folder.resolveSibling("postgresql.log"));
        secrets = new SecretFiles(folder.resolveSibling(""));
    }

    /** True if there is data in this directory, so this is not its first start. */
    static boolean hasData(Path dataDirectory) {
        return Files.exists(PostgresCluster.in(dataDirectory.resolve("postgresql")));
    }

    /** Starts it, also again when it has died; a postmaster that a killed launcher left is stopped first. */
    public synchronized EmbeddedPostgres start() {
        try {
            server = running(prepared());
            prepareDatabase(server);
            return this;
        } catch (IOException | SQLException failed) {
            throw new PreflightFailure("the embedded PostgreSQL does not start: " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PreflightFailure("stopped while the embedded PostgreSQL was starting", stopped);
        }
    }

    /** False when it has died by itself. */
    public synchronized boolean isAlive() {
        return server != null && server.isAlive();
    }

    /** The process id of the running postmaster. */
    public synchronized long pid() {
        return current().pid();
    }

    /** Where it listens, and both roles. */
    public synchronized DatabaseAddress address() {
        return new DatabaseAddress(
                current().url(PostgresRoles.DATABASE),
                PostgresRoles.USER,
                userPassword(),
                PostgresRoles.OWNER,
                ownerPassword());
    }

    /** Stops it and waits for its end. It cannot be started again. */
    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    private PostgresCluster prepared() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        log.open();
        Path cache =
                Optional.ofNullable(System.getProperty(CACHE)).map(Path::of).orElse(folder);
        Path home = PostgresBinaries.unpackedIn(cache.toAbsolutePath());
        Path path = PostgresCluster.in(folder);
        Leftovers.stopPostgres(path);
        PostgresCluster cluster = new PostgresCluster(home, path, PostgresAccount.choose(home, folder), log);
        superuserPassword();
        cluster.make(secrets.path("db-superuser.password"));
        return cluster;
    }

    /**
     * Tries again for a while when it ends at once: processes of a killed postmaster may still be going, or somebody else
     * was quicker to take the port.
     */
    private PostgresServer running(PostgresCluster cluster) throws IOException, InterruptedException {
        PostgresPort port = new PostgresPort(folder.resolve("port"));
        long deadline = System.nanoTime() + RETRY_PATIENCE.toNanos();
        while (true) {
            PostgresServer started = started(cluster, port.choose());
            if (started.isAlive()) {
                return started;
            }
            if (System.nanoTime() > deadline) {
                throw new PreflightFailure("the embedded PostgreSQL does not start: " + started.lastWords());
            }
            Thread.sleep(RETRY_PAUSE);
        }
    }

    private PostgresServer started(PostgresCluster cluster, int port) throws IOException, InterruptedException {
        if (closed) {
            throw new PreflightFailure("the embedded PostgreSQL was closed");
        }
        PostgresServer starting = PostgresServer.start(cluster, port);
        boolean ready = false;
        try {
            ready = starting.awaitReady(superuserPassword());
        } finally {
            if (!ready) {
                starting.stop();
            }
        }
        return starting;
    }

    private void prepareDatabase(PostgresServer running) throws SQLException {
        try (Connection superuser = connect(running, "postgres")) {
            PostgresRoles.make(superuser, ownerPassword(), userPassword());
        }
        try (Connection superuser = connect(running, PostgresRoles.DATABASE)) {
            PostgresRoles.closeSchema(superuser);
        }
    }

    private Connection connect(PostgresServer running, String database) throws SQLException {
        return running.connect(PostgresCluster.SUPERUSER, superuserPassword(), database);
    }

    private PostgresServer current() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    private Secret superuserPassword() {
        return secrets.password("db-superuser.password");
    }

    private Secret ownerPassword() {
        return secrets.password("db-owner.password");
    }

    private Secret userPassword() {
        return secrets.password("db.password");
    }
}
