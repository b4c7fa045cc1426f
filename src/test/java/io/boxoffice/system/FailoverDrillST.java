package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on a database of two members under Patroni, with etcd and HAProxy, and 50 requests a second, while the primary
 * goes away in each of the ways that it can. {@code -Dboxoffice.drill.traffic=20} requests a second,
 * {@code -Dboxoffice.drill.failovers=10} times all of it in a row. {@code ./failover} alone asks for it: it wants the machine for
 * itself, and to be root there.
 */
@Tag("drill")
@EnabledIfEnvironmentVariable(named = FailoverDrillST.ASKED_FOR, matches = "required")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailoverDrillST {
    static final String ASKED_FOR = "BOXOFFICE_PATRONI";

    private static final int A_SECOND = Integer.getInteger("boxoffice.drill.traffic", 50);
    private static final int ROUNDS = Integer.getInteger("boxoffice.drill.failovers", 1);
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** A primary that reads and cannot commit is not felt at once: each transaction of a login waits for two seconds. */
    private static final Duration ANSWERED = Duration.ofSeconds(10);

    private static final Duration PROMOTED = Duration.ofMinutes(1);
    private static final Duration BACK = Duration.ofSeconds(10);

    /** Longer than a primary without etcd keeps its place where nothing else lets it. */
    private static final Duration WITHOUT_ETCD = Duration.ofSeconds(30);

    private Optional<Patroni> started = Optional.empty();
    private Optional<Traffic> begun = Optional.empty();
    private List<Boxoffice> nodes = List.of();

    @BeforeAll
    void begin(@TempDir Path directory) throws IOException {
        Program.assume(
                Patroni.isInstalled(), "Patroni, etcd, HAProxy, PostgreSQL and iproute2, and being root,", ASKED_FOR);
        Patroni patroni = Patroni.start(directory);
        started = Optional.of(patroni);
        Map<String, String> settings = settings(patroni.database());
        nodes = Stream.generate(() -> Boxoffice.starting(settings)).limit(3).toList();
        nodes.forEach(Boxoffice::ready);
        Traffic traffic = new Traffic(NodesInTurn.of(nodes), A_SECOND);
        begun = Optional.of(traffic);
        List<Person> people = IntStream.range(0, 10)
                .mapToObj(i -> nodes.getFirst().createUser("other"))
                .toList();
        traffic.begin(people, administrator());
    }

    private Tokens administrator() {
        return nodes.getFirst().login("admin", Boxoffice.ADMIN_PASSWORD, "server");
    }

    private static Map<String, String> settings(Database database) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("boxoffice.mode", "development"); // there is no proxy that ends TLS
        settings.put("boxoffice.issuer", "https://tickets.example");
        settings.put("boxoffice.master.key", Outside.masterKey());
        settings.put("boxoffice.admin.password", Boxoffice.ADMIN_PASSWORD);
        return settings;
    }

    @AfterAll
    void close() {
        begun.ifPresent(Traffic::close);
        nodes.forEach(Boxoffice::close);
        started.ifPresent(Patroni::close);
    }

    @TestFactory
    @Order(1)
    Stream<DynamicContainer> primaryAway() {
        return IntStream.rangeClosed(1, ROUNDS)
                .mapToObj(round -> dynamicContainer(
                        "round " + round,
                        Stream.of(
                                dynamicTest("switchover: primary and standby change places in order", this::switchOver),
                                dynamicTest("kill -9 of PostgreSQL and Patroni at the primary", this::killPrimary),
                                dynamicTest("the nodes alone still reach the primary", this::cutOffFromItsOwn),
                                dynamicTest("the primary is cut off from everything", this::cutOffFromAll),
                                dynamicTest(
                                        "etcd is killed: the primary stays, and no request fails", this::killEtcd))));
    }

    private void switchOver() throws IOException {
        long from = quiet();
        Host standby = patroni().other(patroni().primary());
        patroni().switchOver();
        backAfter("switchover", standby, from);
    }

    private void killPrimary() {
        long from = quiet();
        Host primary = patroni().primary();
        primary.kill();
        try {
            backAfter("kill -9 of the primary", patroni().other(primary), from);
        } finally {
            patroni().startMember(primary);
        }
    }

    private void cutOffFromItsOwn() {
        Host primary = patroni().primary();
        Host standby = patroni().other(primary);
        cutOff(
                "primary cut off from etcd and standby",
                primary,
                patroni().etcd().address(),
                standby.address());
    }

    private void cutOffFromAll() {
        Host primary = patroni().primary();
        Host standby = patroni().other(primary);
        cutOff("primary cut off", primary, patroni().etcd().address(), standby.address(), Host.OURS);
    }

    private void cutOff(String what, Host primary, String... addresses) {
        long from = quiet();
        primary.cutOffFrom(addresses);
        try {
            backAfter(what, patroni().other(primary), from);
        } finally {
            primary.connect();
        }
    }

    /** It reaches its standby, and that is enough. */
    private void killEtcd() {
        long from = quiet();
        Host primary = patroni().primary();
        patroni().etcd().kill();
        Boxoffice.pause(WITHOUT_ETCD);
        boolean stayed = patroni().isPrimary(primary);
        patroni().startEtcd();
        long to = quiet() + QUIET.toNanos();
        tell("etcd lost for " + WITHOUT_ETCD.toSeconds() + " s", from, to);
        assertThat(stayed).isTrue();
        assertThat(traffic().failures(from, to)).isEmpty();
        assertSound(overSince(from));
    }

    @Test
    @Order(2)
    @DisplayName("what was acknowledged is there, what was ended is refused, no family lives twice, no seal is broken")
    void afterAllOfItThenNothingIsLostAndNothingLivesTwice() throws IOException {
        traffic().close();
        patroni().awaitStandby();
        assertSound(over());
        Database database = patroni().database();
        assertThat(database.count("select count(*) from audit_check()")).isZero();
        new Aftermath(nodes.get(0), nodes.get(1), database)
                .assertAsAcknowledged(traffic().users(), A_SECOND, A_SECOND);
    }

    private Patroni patroni() {
        return started.orElseThrow();
    }

    private Traffic traffic() {
        return begun.orElseThrow();
    }

    /** All parts are there, and a while goes by without trouble, which belongs to what is looked at; its beginning. */
    private long quiet() {
        patroni().awaitStandby();
        traffic().administrator(administrator());
        long from = System.nanoTime();
        Boxoffice.pause(QUIET);
        return from;
    }

    /** Until then nothing but "not now", and nothing fails that begins ten seconds after the next primary is there. */
    private void backAfter(String what, Host next, long from) {
        long fault = from + QUIET.toNanos();
        Poll.until("the next primary", PROMOTED, () -> patroni().isPrimary(next));
        long promoted = System.nanoTime();
        Boxoffice.pause(BACK.plus(QUIET));
        long to = System.nanoTime();
        tell(what, from, to);
        long last = traffic().failures(from, to).stream()
                .mapToLong(Exchange::begun)
                .max()
                .orElse(promoted);
        System.out.printf(
                "  the next primary after %d ms; the last failure began %d ms after it%n",
                millis(promoted - fault), millis(last - promoted));
        assertThat(traffic().failures(promoted + BACK.toNanos(), to)).isEmpty();
        assertThat(traffic().exchanges(from, to))
                .filteredOn(exchange -> !(exchange.isServed() || exchange.isPutOff()))
                .isEmpty();
        assertThat(traffic().exchanges(from, to))
                .filteredOn(exchange -> exchange.took().compareTo(ANSWERED) > 0)
                .isEmpty();
        assertSound(overSince(from));
    }

    /** No living session was refused, and none of those that were ended is let in, by any node. */
    private void assertSound(List<LoadUser.Over> ended) {
        assertThat(traffic().breaches()).isEmpty();
        for (LoadUser.Over over : ended) {
            for (Boxoffice node : nodes) {
                Refusal.assertInvalidToken(
                        "of an ended session",
                        node.get("/api/other/user", over.tokens().access()));
            }
        }
    }

    private List<LoadUser.Over> overSince(long from) {
        return over().stream()
                .filter(over -> over.sinceNanos() - from >= 0 && over.isFelt())
                .toList();
    }

    private List<LoadUser.Over> over() {
        return traffic().users().stream().flatMap(user -> user.over().stream()).toList();
    }

    private void tell(String what, long from, long to) {
        System.out.println(what + ": " + traffic().figures(from, to));
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
