package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sessions on two nodes under load. {@code -Dboxoffice.drill.rounds=500} rounds of many refreshes of one token. */
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionDrillST {
    private static final int ROUNDS = Integer.getInteger("boxoffice.drill.rounds", 500);
    private static final int A_SECOND = Integer.getInteger("boxoffice.drill.guarded", 200);
    private static final int CLIENTS = 4;

    private final Map<String, String> settings = Outside.settings("session_drill");
    private final Database database = Outside.database("session_drill");
    private final Boxoffice one = Boxoffice.starting(settings);
    private final Boxoffice two = Boxoffice.starting(settings);

    private record Seen(long begun, int status) {}

    @BeforeAll
    void bothReady() {
        one.ready();
        two.ready();
    }

    @AfterAll
    void close() {
        one.close();
        two.close();
    }

    @Test
    void sixteenAtOnceManyTimesThenOneLivesEachTime() {
        Burst burst = new Burst(one, two, database);
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            Tokens tokens = burst.node(round).login("admin", Boxoffice.ADMIN_PASSWORD, "server");
            burst.present(tokens, 16);
        }
        assertThat(database.count("select count(*) from session where generation > 2"))
                .isZero();
        assertThat(database.count("select count(*) from audit_event where type = 'authn_token_reuse'"))
                .isZero();
        System.out.printf("%d rounds of 16 in %d s%n", ROUNDS, since(start).toSeconds());
    }

    @Test
    void endedUnderLoadThenRefusedAtTheOtherWithinASecondAndNoQuery() {
        Tokens asking = one.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        Tokens ended = one.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
        Queue<Seen> seen = new ConcurrentLinkedQueue<>();
        long idle = transactionsIn(Duration.ofSeconds(10));
        try (ExecutorService load = load(ended, seen)) {
            long busy = transactionsIn(Duration.ofSeconds(10));
            System.out.printf("%d guarded requests in 10 s: %d transactions, idle: %d%n", seen.size(), busy, idle);
            assertThat(busy).isLessThan(idle + seen.size() / 20);
            one.delete("/api/server/sessions/" + ended.session(), asking.access())
                    .hasStatus(204);
            long end = System.nanoTime();
            Boxoffice.pause(Duration.ofSeconds(3));
            load.shutdown();
            assertRefusedWithinASecond(List.copyOf(seen), end);
        }
    }

    private static void assertRefusedWithinASecond(List<Seen> seen, long end) {
        assertThat(seen).extracting(Seen::status).containsOnly(200, 401);
        long lastGood = seen.stream()
                .filter(one -> one.status() == 200)
                .mapToLong(Seen::begun)
                .max()
                .orElse(end);
        System.out.printf(
                "under load, the last request that was let in began %d ms after the end was acknowledged%n",
                (lastGood - end) / 1_000_000);
        assertThat(lastGood - end).isLessThan(TimeUnit.SECONDS.toNanos(1));
        assertThat(seen.stream().filter(one -> one.begun() > lastGood && one.status() == 401))
                .hasSizeGreaterThan(A_SECOND);
    }

    private ExecutorService load(Tokens tokens, Queue<Seen> seen) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> call(clients, tokens, seen));
        }
        return clients;
    }

    private void call(ExecutorService clients, Tokens tokens, Queue<Seen> seen) {
        long next = System.nanoTime();
        while (!clients.isShutdown()) {
            long begun = System.nanoTime();
            seen.add(new Seen(begun, two.get("/api/other/user", tokens.access()).status()));
            next += TimeUnit.SECONDS.toNanos(CLIENTS) / A_SECOND;
            Boxoffice.pause(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
    }

    private long transactionsIn(Duration time) {
        long before = transactions();
        Boxoffice.pause(time);
        return transactions() - before;
    }

    /** What the database counts is told by its backends once a second at most. */
    private long transactions() {
        return database.count(
                "select xact_commit + xact_rollback from pg_stat_database where datname = '" + database.name() + "'");
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
