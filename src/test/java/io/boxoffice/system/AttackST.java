package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code ./attack}: what kills or holds a node, tried on one in production mode, at its own HTTPS port and through
 * {@code deploy/haproxy.cfg} where HAProxy is installed. All the while the node must say within 3 s that it lives. Only this
 * machine's loopback addresses are spoken to.
 */
@Tag("drill")
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackST {
    private static final String HAPROXY = System.getProperty("boxoffice.drill.haproxy", "");
    private static final Duration HELD = Duration.ofSeconds(12);
    private static final int MANY_SESSIONS = 150_000;

    enum Way {
        DIRECT,
        BY_PROXY
    }

    private final Boxoffice boxoffice = Boxoffice.starting(
                    Map.of("boxoffice.admin.password", Boxoffice.ADMIN_PASSWORD),
                    "boxoffice.mode=production",
                    "boxoffice.http.proxies=127.0.0.1/32",
                    "boxoffice.limit.login.address=300/PT1M",
                    "boxoffice.limit.refresh.address=6000/PT1M")
            .ready();
    private final Optional<Haproxy> proxy = Optional.of(HAPROXY)
            .filter(program -> !program.isEmpty())
            .map(program -> Haproxy.start(program, boxoffice, boxoffice));
    private final List<Strangers> all = new ArrayList<>();

    @AfterEach
    void callOff() {
        all.forEach(Strangers::close);
        all.clear();
        Pulse.assertLives(boxoffice.httpPort());
        boxoffice.get("/.well-known/jwks.json").hasStatus(200);
    }

    @AfterAll
    void close() {
        proxy.ifPresent(Haproxy::close);
        boxoffice.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TR-01: of TLS 1.2 only what RFC 9325 4.2 recommends")
    void suites(Way way) throws IOException {
        Suites.assertRecommendedOnly(trust(way), port(way));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("heads: 400 of 55 fields of 16,000 bytes, and 300 within the limits that drip")
    void heads(Way way) {
        try (Watch watch = Watch.over("heads, " + way, boxoffice.httpPort())) {
            strangers(way).send(400, Strangers.head(55, 16_000));
            Strangers within = strangers(way).send(300, Strangers.head(30, 8_000));
            dripFor(HELD, within);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("bodies: 18 and then 100 that drip, sized and in chunks")
    void bodies(Way way) {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        try (Watch watch = Watch.over("bodies, " + way, boxoffice.httpPort())) {
            Strangers some =
                    strangers(way).send(18, HostileKind.post("/auth/refresh", "Content-Length: 3000\r\n\r\n{"));
            dripFor(Duration.ofSeconds(2), some);
            boxoffice.tryRefresh(tokens.refresh()).hasStatus(200);
            Strangers sized = strangers(way).send(50, HostileKind.post("/auth/login", "Content-Length: 3000\r\n\r\n{"));
            Strangers chunked =
                    strangers(way).send(50, HostileKind.post("/auth/login", "Transfer-Encoding: chunked\r\n\r\n5;x"));
            String large = "Authorization: Bearer " + tokens.access() + "\r\nContent-Length: 60000\r\n\r\n"
                    + " ".repeat(40_000);
            Strangers guarded = strangers(way).send(18, HostileKind.post("/api/server/users", large));
            dripFor(HELD, sized, chunked, guarded);
            boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("hashes: 40 logins at once, and 40 changes of a password at once")
    void hashes(Way way) {
        Person person = boxoffice.createUser("server");
        String token = boxoffice.login(person, "server").access();
        try (Watch watch = Watch.over("hashes, " + way, boxoffice.httpPort())) {
            Strangers logins = strangers(way)
                    .send(
                            40,
                            HostileKind.post(
                                    "/auth/login",
                                    HostileKind.body(Json.object(
                                            "username",
                                            person.username(),
                                            "password",
                                            "w".repeat(256),
                                            "audience",
                                            "server"))));
            String change = Json.object("current_password", "w".repeat(256), "new_password", "v".repeat(256));
            Strangers changes = strangers(way)
                    .send(
                            40,
                            "PUT /api/server/me/password HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + token + "\r\n" + HostileKind.body(change));
            long begin = System.nanoTime();
            boxoffice.get("/.well-known/jwks.json").hasStatus(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Pulse.BOUND);
            assertThat(logins.answers(Duration.ofSeconds(20))).doesNotContain("HTTP/1.1 500");
            assertThat(changes.answers(Duration.ofSeconds(20))).doesNotContain("HTTP/1.1 500", "HTTP/1.1 204");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("sessions: one user has 150,000, lists them 24 times at once, and is disabled")
    void sessions(Way way) {
        Person person = boxoffice.createUser("server");
        String access = boxoffice.login(person, "server").access();
        Sessions sessions = new Sessions(boxoffice.database());
        sessions.add(person, "server", MANY_SESSIONS);
        try (Watch watch = Watch.over("sessions, " + way, boxoffice.httpPort())) {
            Strangers lists = strangers(way)
                    .send(
                            24,
                            "GET /api/server/sessions?limit=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + access + "\r\n\r\n");
            assertThat(lists.answers(Duration.ofSeconds(10))).containsOnly("HTTP/1.1 200");
            String admin =
                    boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server").access();
            long begin = System.nanoTime();
            boxoffice
                    .patch("/api/server/users/" + person.id(), "{\"enabled\": false}", admin)
                    .hasStatus(200);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf("sessions, %s: disabled within %d ms%n", way, took.toMillis());
            assertThat(took).isLessThan(Duration.ofSeconds(2));
            assertThat(sessions.living(person)).isZero();
        }
    }

    private SSLContext trust(Way way) {
        return way == Way.DIRECT ? boxoffice.trust() : Boxoffice.open().trust();
    }

    private int port(Way way) {
        if (way == Way.DIRECT) {
            return boxoffice.httpsPort();
        }
        assumeThat(proxy).as("HAProxy, -Dboxoffice.drill.haproxy").isPresent();
        return proxy.orElseThrow().address("/").getPort();
    }

    private Strangers strangers(Way way) {
        Strangers strangers = Strangers.overTls(port(way), trust(way));
        all.add(strangers);
        return strangers;
    }

    private static void dripFor(Duration time, Strangers... several) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            List.of(several).forEach(Strangers::drip);
            Boxoffice.pause(Duration.ofMillis(500));
        }
    }
}
