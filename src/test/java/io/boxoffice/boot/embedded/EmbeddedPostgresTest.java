package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.boot.Preflight;
import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One story, because each cluster costs seconds: a first start, what is in it, and what it survives. */
class EmbeddedPostgresTest {
    @TempDir
    static Path directory;

    private EmbeddedPostgres postgres;

    @BeforeAll
    static void unpackOnceForAllTests() {
        System.setProperty("boxoffice.postgres.cache", "target/postgresql");
    }

    @BeforeEach
    void open() {
        postgres = new EmbeddedPostgres(directory);
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void itIsDurableLocalAndClosed() throws SQLException {
        postgres.start();

        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        Preflight.database(postgres.address());
        DatabaseAddress address = postgres.address();
        assertThatThrownBy(() -> login(address, "boxoffice", "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> login(address, "boxoffice_owner", "guess"))
                .hasMessageContaining("authentication failed");
        assertThatThrownBy(() -> login(address, "postgres", "postgres")).hasMessageContaining("authentication failed");
        assertThatThrownBy(() -> Preflight.database(withPassword(address, "guess")))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.db.user: got \"boxoffice\"");
    }

    @Test
    void onlyTheOwnerChangesTheSchema() throws SQLException {
        postgres.start();

        owner("CREATE SCHEMA mine");
        assertThatThrownBy(() -> user("CREATE SCHEMA other")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> user("CREATE TABLE public.other (i int)")).hasMessageContaining("permission denied");
        assertThat(owner("SELECT rolsuper::text FROM pg_roles WHERE rolname = 'boxoffice_owner'"))
                .isEqualTo("false");
    }

    @Test
    void dataAndPortSurviveAStopAndAKill() throws Exception {
        postgres.start();
        String url = postgres.address().url();
        owner("CREATE TABLE kept (i int)");
        owner("INSERT INTO kept VALUES (1)");
        postgres.close();

        postgres = new EmbeddedPostgres(directory).start();
        assertThat(postgres.address().url()).isEqualTo(url);
        owner("INSERT INTO kept VALUES (2)");
        kill(postgres.pid());
        assertThat(postgres.isAlive()).isFalse();

        postgres.start();
        owner("INSERT INTO kept VALUES (3)");
        assertThat(owner("SELECT count(*) FROM kept")).isEqualTo("3");
    }

    @Test
    void aPostmasterThatWasLeftRunningIsStoppedFirst() throws SQLException {
        EmbeddedPostgres left = new EmbeddedPostgres(directory).start();
        long pid = left.pid();

        postgres.start();

        assertThat(left.isAlive()).isFalse();
        assertThat(postgres.pid()).isNotEqualTo(pid);
        assertThat(owner("SELECT 'here'")).isEqualTo("here");
    }

    @Test
    void aClusterThatWasNotFinishedIsMadeAgain(@TempDir Path fresh) throws Exception {
        Files.createDirectories(fresh.resolve("postgresql/cluster.new/base"));

        try (EmbeddedPostgres other = new EmbeddedPostgres(fresh)) {
            assertThat(other.start().isAlive()).isTrue();
        }
        assertThat(fresh.resolve("postgresql/cluster.new")).doesNotExist();
    }

    private String setting(String name) throws SQLException {
        return user("SHOW " + name);
    }

    private String owner(String sql) throws SQLException {
        DatabaseAddress address = postgres.address();
        return run(address, address.ownerUser(), address.ownerPassword(), sql);
    }

    private String user(String sql) throws SQLException {
        DatabaseAddress address = postgres.address();
        return run(address, address.user(), address.password(), sql);
    }

    private static String run(DatabaseAddress address, String user, Secret password, String sql) throws SQLException {
        try (Connection connection = login(address, user, password.reveal());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }
    }

    private static Connection login(DatabaseAddress address, String user, String password) throws SQLException {
        return DriverManager.getConnection(address.url(), user, password);
    }

    private static DatabaseAddress withPassword(DatabaseAddress address, String password) {
        Secret wrong = new Secret(password);
        return new DatabaseAddress(address.url(), address.user(), wrong, address.ownerUser(), wrong);
    }

    private static void kill(long pid) throws InterruptedException {
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }
}
