package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.LoadScript;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every list, search, export, seal and purge of an office with 1,000,000 users, 100,000 clients, 10,000,000 sessions and
 * 50,000,000 events, or {@code -Dboxoffice.drill.scale=10} percent of it; 0.1 unless it is said. {@code -Dboxoffice.drill.events} is
 * another number of events. docs/scale.md has what came out.
 */
@SecondLane
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScaleDrillST {
    private static final double PERCENT = Double.parseDouble(System.getProperty("boxoffice.drill.scale", "0.1"));
    private static final Map<String, Long> SIZES = Map.of(
            "users",
            of(1_000_000),
            "clients",
            of(100_000),
            "sessions",
            of(10_000_000),
            "events",
            Long.getLong("boxoffice.drill.events", of(50_000_000)));

    private static final int TIMES = 15;
    private static final int PAGES = 20;
    private static final int REFRESHES = 500;

    /** For the median of a page, whatever the size; other work on the machine counts too. */
    private static final Duration BOUND = Duration.ofMillis(500);

    /** A statement of a node may take no longer. */
    private static final Duration A_SEAL = Duration.ofSeconds(2);

    private static final Duration PURGED = Duration.ofMinutes(2);

    /** Whatever waits to be sealed. */
    private static final Duration OPEN = Duration.ofMinutes(2);

    private static final Duration SEALED = Duration.ofMinutes(2).plusSeconds(Math.round(PERCENT * 60));

    private final Map<String, String> settings = Outside.settings("scale");
    private final Database database = Outside.database("scale");
    private final Boxoffice boxoffice =
            Boxoffice.starting(settings, "boxoffice.mode=development").ready();

    private static long of(long whole) {
        return Math.max(1_000, Math.round(whole * PERCENT / 100));
    }

    @BeforeAll
    void load() throws SQLException, IOException {
        boxoffice
                .asAdmin("/api/server/clients", Json.object("client_id", "load-0", "client_name", "One of many"))
                .hasStatus(201);
        tellRefresh("before the load");
        long begun = System.nanoTime();
        try (Connection connection = database.connect()) {
            LoadScript.run(connection, SIZES);
        }
        tell("loaded " + SIZES, Duration.ofNanos(System.nanoTime() - begun));
        for (String table : List.of("account", "client", "session", "revocation", "audit_event")) {
            System.out.printf("| size | %s, with indexes, MiB | %d |%n", table, mebibytes(table));
        }
    }

    /** Of a table and its partitions. */
    private long mebibytes(String table) {
        return database.count("select (pg_total_relation_size('" + table
                + "') + coalesce(sum(pg_total_relation_size(inhrelid)), 0)) / 1048576"
                + " from pg_inherits where inhparent = '" + table + "'::regclass");
    }

    @AfterAll
    void close() {
        boxoffice.close();
        Outside.drop("scale");
    }

    @Test
    @Order(1)
    @DisplayName("the first page, and the page behind twenty, of every list")
    void listsThenEachPageWithinTheBound() {
        for (String list : List.of(
                "/api/server/users?limit=200",
                "/api/server/users?prefix=load-7&limit=200",
                "/api/server/clients?limit=200",
                "/api/server/audit?limit=200",
                "/api/server/audit?type=authn_login_fail&limit=200",
                "/api/server/audit?type=authn_token_created&limit=200",
                "/api/server/audit?outcome=failure&limit=200",
                "/api/server/audit?outcome=success&limit=200")) {
            assertWithin(list, () -> get(list));
            String far = behind(list, PAGES);
            assertWithin(list + ", page " + PAGES, () -> get(far));
        }
    }

    private String behind(String list, int pages) {
        String page = list;
        for (int i = 1; i < pages; i++) {
            String cursor = get(page).json().path("next_cursor").asString("");
            page = cursor.isEmpty() ? page : list + "&cursor=" + cursor;
        }
        return page;
    }

    @Test
    @Order(2)
    @DisplayName("what is asked of one user, one address, one request, one day")
    void searchesThenEachWithinTheBound() {
        String user = get("/api/server/users?username=load-500")
                .json()
                .at("/items/0/id")
                .stringValue();
        String event = "/api/server/audit?until="
                + Instant.now().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "&limit=1";
        String request = get(event).json().at("/items/0/correlation_id").stringValue();
        String address = get(event).json().at("/items/0/address").stringValue();
        for (String search : List.of(
                "/api/server/users?username=load-500",
                "/api/server/users/" + user,
                "/api/server/users/" + user + "/sessions?limit=200",
                "/api/server/clients/load-500",
                "/api/server/audit?user_id=" + user + "&limit=200",
                "/api/server/audit?name=load-500&limit=200",
                "/api/server/audit?user_id=" + user + "&type=authn_login_fail&limit=200",
                "/api/server/audit?correlation_id=" + request,
                "/api/server/audit?address=" + address + "&limit=200",
                event)) {
            assertWithin(search.replace(user, "{id}"), () -> get(search));
        }
    }

    @Test
    @Order(3)
    void exportedThenAllOfADayIsThere() {
        Instant since = Instant.now().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        String path = "/api/server/audit/export?since=" + since + "&until=" + since.plus(1, ChronoUnit.DAYS);
        long begun = System.nanoTime();
        long lines = get(path).body().lines().count();
        tell("export of " + lines + " events of a day", Duration.ofNanos(System.nanoTime() - begun));
        assertThat(lines).isBetween(SIZES.getOrDefault("events", 0L) / 91, SIZES.getOrDefault("events", 0L) / 89);
    }

    @Test
    @Order(4)
    void changesThenWithinTheBound() {
        Person person = boxoffice.createUser("other");
        assertWithin("login", () -> boxoffice.tryLogin(person.username(), person.password(), "other"));
        Iterator<Answer> refreshes = refreshes(person);
        assertWithin("refresh", refreshes::next);
        tellRefresh("after the load");
        long before = written();
        for (int i = 0; i < REFRESHES; i++) {
            refreshes.next().hasStatus(200);
        }
        System.out.printf("| WAL | of a refresh, bytes | %d |%n", (written() - before) / REFRESHES);
    }

    /** Each with the token of the one before. */
    private Iterator<Answer> refreshes(Person person) {
        return Stream.iterate(
                        boxoffice.tryLogin(person.username(), person.password(), "other"),
                        last -> boxoffice.tryRefresh(Tokens.of(last).refresh()))
                .skip(1)
                .iterator();
    }

    /** The median of refreshes by HTTPS, one after the other, of a warm node. */
    private void tellRefresh(String when) {
        Iterator<Answer> refreshes = refreshes(boxoffice.createUser("other"));
        for (int i = 0; i < REFRESHES; i++) {
            refreshes.next().hasStatus(200);
        }
        long[] micros = IntStream.range(0, 2 * REFRESHES)
                .mapToLong(i -> {
                    long begun = System.nanoTime();
                    refreshes.next().hasStatus(200);
                    return (System.nanoTime() - begun) / 1_000;
                })
                .sorted()
                .toArray();
        System.out.printf("| refresh | %s, median, us | %d |%n", when, micros[REFRESHES]);
    }

    private long written() {
        return database.count("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    @Test
    @Order(5)
    @DisplayName("a node that starts reads every revocation, and all that is over is thrown away")
    void startedAndPurgedThenWithinTheBound() {
        database.run("update revocation set until = now() - interval '1 day'");
        long begun = System.nanoTime();
        boxoffice.stop();
        boxoffice.reopen();
        Duration open = Duration.ofNanos(System.nanoTime() - begun);
        tell("stop and start of a node", open);
        assertThat(open).isLessThan(OPEN);
        tell(
                "the revocations, all over, are gone",
                Poll.until(
                        "purged",
                        PURGED,
                        Duration.ofMillis(100),
                        () -> database.count("select count(*) from revocation") == 0));
        tell(
                "all that was loaded is sealed, by a node that serves",
                Poll.until(
                        "sealed",
                        SEALED,
                        Duration.ofSeconds(1),
                        () -> database.count("select events from audit_unsealed(5000)") < 5_000));
        assertWithin("/api/server/audit/check", () -> get("/api/server/audit/check"));
        assertSql("partitions", "select keep_session_partitions(now())", PURGED);
        assertSql("vacuum of the sessions", "vacuum session", PURGED);
        assertSql("vacuum of the audit", "vacuum audit_event", PURGED.multipliedBy(5));
        assertSql("a seal of 5,000 events, as a node asks for it", "select number from seal_audit(5000)", A_SEAL);
    }

    private void assertSql(String what, String sql, Duration bound) {
        long begun = System.nanoTime();
        database.run(sql);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        tell(what, took);
        assertThat(took).as(what).isLessThan(bound);
    }

    private void assertWithin(String what, Supplier<Answer> asked) {
        List<Duration> times = IntStream.range(0, TIMES)
                .mapToObj(i -> {
                    long begun = System.nanoTime();
                    asked.get().hasStatus(200);
                    return Duration.ofNanos(System.nanoTime() - begun);
                })
                .sorted()
                .toList();
        Duration median = times.get(TIMES / 2);
        System.out.printf(
                "| page | %s | %d | %d |%n",
                what, median.toMillis(), times.getLast().toMillis());
        assertThat(median).as(what).isLessThan(BOUND);
    }

    private static void tell(String what, Duration took) {
        System.out.printf("| took | %s | %d |%n", what, took.toMillis());
    }

    private Answer get(String path) {
        return boxoffice.get(path, boxoffice.admin("server").access()).hasStatus(200);
    }
}
