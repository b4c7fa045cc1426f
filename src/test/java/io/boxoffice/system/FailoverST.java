package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Behind one address the primary of PostgreSQL becomes read-only, without closing a connection, and its standby is promoted.
 * The URL of the node is a plain one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ThirdLane
class FailoverST {
    private static final Duration FELT = Duration.ofSeconds(3);
    private static final Duration BACK = Duration.ofSeconds(10);

    private final Cluster primary;
    private final Cluster standby;
    private final Relay relay;
    private final Boxoffice boxoffice;

    FailoverST(@TempDir Path directory) throws IOException {
        SecondServer.open(); // its launcher has unpacked the programs
        primary = Cluster.make(directory.resolve("primary"));
        standby = primary.standby(directory.resolve("standby"));
        primary.start();
        primary.run(
                "postgres",
                "create role boxoffice_owner login",
                "create role boxoffice login",
                "create database boxoffice owner boxoffice_owner");
        standby.start();
        relay = new Relay(primary.port());
        boxoffice = Boxoffice.starting(settings(relay.port())).ready();
    }

    private static Map<String, String> settings(int port) {
        return new HashMap<>(Map.of(
                "boxoffice.db.url", "jdbc:postgresql://127.0.0.1:" + port + "/boxoffice",
                "boxoffice.db.user", "boxoffice",
                "boxoffice.db.password", "not asked for",
                "boxoffice.db.owner.user", "boxoffice_owner",
                "boxoffice.issuer", "https://tickets.example",
                "boxoffice.master.key", Outside.masterKey(),
                "boxoffice.admin.password", Boxoffice.ADMIN_PASSWORD));
    }

    @AfterAll
    void close() {
        boxoffice.close();
        relay.close();
        standby.close();
        primary.close();
    }

    @Test
    @Order(1)
    void readOnlyThenAsIfItWereAway() {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        primary.run("postgres", "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        Poll.until("not ready", FELT, () -> boxoffice.get("/health/ready").status() == 503);
        for (int i = 0; i < 5; i++) {
            assertUnavailable(boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server"));
            assertUnavailable(boxoffice.tryRefresh(tokens.refresh()));
        }
        assertThat(boxoffice.get("/health/ready").status()).isEqualTo(503);
        boxoffice.get(Published.ALL).hasStatus(200);
    }

    @Test
    @Order(2)
    void addressLeadsToAStandbyThenAway() {
        relay.leadTo(standby.port());
        for (int i = 0; i < 5; i++) {
            assertUnavailable(boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server"));
            assertThat(boxoffice.get("/health/ready").status()).isEqualTo(503);
            Boxoffice.pause(Duration.ofMillis(300));
        }
    }

    @Test
    @Order(3)
    void promotedThenBackWithinTenSecondsAndNeverAFault() {
        standby.run("postgres", "select pg_promote()");
        Poll.until("ready", BACK, () -> {
            Answer login = boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server");
            assertThat(login.status()).isIn(200, 503);
            return login.status() == 200 && boxoffice.get("/health/ready").status() == 200;
        });
        String access = boxoffice.admin("server").access();
        Burst.together(24, i -> () -> boxoffice.get("/api/server/users", access).hasStatus(200));
        assertThat(boxoffice.get("/health/ready").status()).isEqualTo(200);
    }

    private static void assertUnavailable(Answer answer) {
        answer.hasStatus(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
