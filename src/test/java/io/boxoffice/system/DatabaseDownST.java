package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The database freezes or dies, and comes back. What needs it says 503 within 3 s; what does not goes on. */
class DatabaseDownST {
    private static final Duration BOUND = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    /** What is read from the database for all who ask is older by then. */
    private static final Duration READ_ANEW = Duration.ofSeconds(1);

    /** By then there are always some whose password is hashed, and others who wait for that. */
    private static final Duration AMONG_THEM = Duration.ofSeconds(1);

    private static final int MANY = 24;

    /** So few that each turn comes long before anybody is told that there are too many: on a slow machine, too. */
    private static final int WAITING = 8;

    private final Boxoffice boxoffice = Boxoffice.open();

    /** The next story begins with a server that is well. */
    @AfterEach
    void wellAgain() {
        boxoffice.wellAgain();
    }

    @Test
    @DisplayName("ER-07, RB-04, A093: frozen")
    void databaseFrozenThenUnavailableAndBackByItself() {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        Tokens other = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
        List<ProcessHandle> frozen = boxoffice.node().database();
        Node.signal("STOP", frozen);
        try {
            assertUnavailable(tokens, other);
        } finally {
            Node.signal("CONT", frozen);
        }
        assertBack();
        assertThat(boxoffice.refresh(tokens).audience()).isEqualTo("server");
    }

    @Test
    @DisplayName("ER-07, RB-04, A093: frozen, and many ask at once, each for the same")
    void frozenAndManyAtOnceThenNobodyWaitsForWhoCameBefore() {
        OAuthClient machine = OAuthClient.orderReader(boxoffice, Boxoffice.uniqueName());
        Boxoffice.pause(READ_ANEW);
        List<ProcessHandle> frozen = boxoffice.node().database();
        Node.signal("STOP", frozen);
        try {
            Burst.together(
                            MANY,
                            i -> () -> timed(() -> i % 2 == 0
                                    ? boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server")
                                    : machine.credentials("other")))
                    .forEach(DatabaseDownST::assertServiceUnavailable);
        } finally {
            Node.signal("CONT", frozen);
        }
        assertBack();
    }

    @Test
    @DisplayName("ER-07, RB-04: frozen while some passwords are hashed and others wait for their turn")
    void frozenAmongManyLoginsThenWhoWaitsForATurnIsToldInTime() {
        List<CompletableFuture<Answer>> logins = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::loginUntilRefused, Thread::startVirtualThread))
                .limit(WAITING)
                .toList();
        Boxoffice.pause(AMONG_THEM);
        List<ProcessHandle> frozen = boxoffice.node().database();
        Node.signal("STOP", frozen);
        Instant start = Instant.now();
        try {
            assertThat(logins).extracting(login -> login.join().status()).containsOnly(503);
            assertThat(Duration.between(start, Instant.now())).isLessThan(BOUND);
        } finally {
            Node.signal("CONT", frozen);
        }
        assertBack();
    }

    private Answer loginUntilRefused() {
        return Stream.generate(() -> boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server"))
                .dropWhile(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("ER-07, RB-03: killed")
    void databaseKilledThenUnavailableAtMostAndBackByItself() {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        boxoffice.node().database().forEach(ProcessHandle::destroyForcibly);
        Answer first = timed(() -> boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server"));
        if (first.status() != 200) {
            assertServiceUnavailable(first);
        }
        assertBack();
        assertThat(boxoffice.refresh(tokens).audience()).isEqualTo("server");
    }

    private void assertUnavailable(Tokens tokens, Tokens other) {
        for (int i = 0; i < 3; i++) {
            assertServiceUnavailable(timed(() -> boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server")));
            assertServiceUnavailable(timed(() -> boxoffice.tryRefresh(tokens.refresh())));
        }
        Answer products = timed(() -> boxoffice.get("/api/other/products", other.access()));
        assertServiceUnavailable(products);
        products.isProblem(503);
        for (String page : List.of("/oauth2/authorize?client_id=x", "/oauth2/authorize/x", "/oauth2/logout")) {
            Answer refused = timed(() -> boxoffice.get(page)).isPage(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        }
        assertThat(timed(() -> boxoffice.get("/health/ready")).status()).isEqualTo(503);
        boxoffice.get("/health/live").hasStatus(200);
        timed(() -> boxoffice.get(Published.ALL)).hasStatus(200);
        timed(() -> boxoffice.get("/.well-known/openid-configuration")).hasStatus(200);
        assertThat(timed(() -> boxoffice.get("/api/server/me", tokens.access())).status())
                .isIn(200, 503);
    }

    private void assertBack() {
        Instant end = Instant.now().plus(RECOVERY);
        Answer login = boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server");
        while (login.status() != 200 && Instant.now().isBefore(end)) {
            assertServiceUnavailable(login);
            Boxoffice.pause(Duration.ofMillis(300));
            login = boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server");
        }
        Tokens tokens = Tokens.of(login);
        boxoffice.ready().get("/api/server/me", tokens.access()).hasStatus(200);
    }

    private static void assertServiceUnavailable(Answer answer) {
        answer.hasStatus(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }

    private static Answer timed(Supplier<Answer> call) {
        Instant start = Instant.now();
        Answer answer = call.get();
        assertThat(Duration.between(start, Instant.now())).as("%s", answer).isLessThan(BOUND);
        return answer;
    }
}
