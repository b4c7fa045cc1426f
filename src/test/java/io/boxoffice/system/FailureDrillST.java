package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two nodes, one PostgreSQL, a proxy and 50 requests a second, while each of them goes away and comes back.
 * {@code -Dboxoffice.drill.traffic=20} requests a second.
 */
@Tag("drill")
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailureDrillST {
    private static final int A_SECOND = Integer.getInteger("boxoffice.drill.traffic", 50);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration UNAVAILABLE = Duration.ofSeconds(3);
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration FROZEN = Duration.ofSeconds(20);
    private static final Duration STOPPED = Duration.ofMinutes(1);

    /** A proxy that repeats nothing loses what is on its way to a node that is killed. */
    private static final Duration NOTICED = Duration.ofSeconds(5);

    private static final String[] BEHIND_A_PROXY = {
        "boxoffice.http.proxies=127.0.0.1/32,::1/128", "boxoffice.drain=PT3S"
    };

    private final Map<String, String> settings = Outside.settings("failure_drill");
    private final Database database = Outside.database("failure_drill");
    private final Boxoffice one = Boxoffice.starting(settings, BEHIND_A_PROXY);
    private final Boxoffice two = Boxoffice.starting(settings, BEHIND_A_PROXY);
    private final Proxy proxy = Proxy.before(one, two);
    private final Traffic traffic = new Traffic(proxy, A_SECOND);

    @BeforeAll
    void begin() {
        one.ready();
        two.ready();
        proxy.awaitNodes();
        List<Person> people =
                IntStream.range(0, 10).mapToObj(i -> one.createUser("other")).toList();
        traffic.begin(people, one.login("admin", Boxoffice.ADMIN_PASSWORD, "server"));
    }

    @AfterAll
    void close() {
        traffic.close();
        proxy.close();
        one.close();
        two.close();
    }

    @Test
    @Order(1)
    @DisplayName("RB-07: SIGTERM for one after the other")
    void nodesRestartedInTurnThenNoRequestFails() {
        long from = begun();
        for (Boxoffice node : List.of(one, two)) {
            node.node().terminate();
            node.node().exitCode(STOPPED);
            Boxoffice.pause(QUIET);
            node.reopen();
        }
        Boxoffice.pause(QUIET);
        long to = tell("rolling restart", from);
        assertThat(traffic.failures(from, to))
                .as(() -> String.join("\n", proxy.troubles()))
                .isEmpty();
        assertThat(traffic.exchanges(from, to)).hasSizeGreaterThan(A_SECOND * 20);
        assertThat(traffic.breaches()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("RB-01, RB-02: kill -9 of a node")
    void nodeKilledThenTheOtherGoesOnAndItJoinsAgain() {
        long from = begun();
        long killed = System.nanoTime();
        one.node().kill();
        Boxoffice.pause(NOTICED.plus(QUIET));
        one.reopen();
        Boxoffice.pause(QUIET);
        long to = tell("kill -9 of a node", from);
        assertThat(traffic.failures(from, killed - UNAVAILABLE.toNanos())).isEmpty();
        assertThat(traffic.failures(killed + NOTICED.toNanos(), to)).isEmpty();
        assertThat(traffic.breaches()).isEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("RB-03: PostgreSQL is restarted")
    void databaseRestartedThenBackWithinTenSeconds() {
        long from = begun();
        Node.signal("INT", List.of(Throttled.open().node().database().getFirst()));
        long to = backBy(System.nanoTime(), from, "restart of PostgreSQL");
        assertAnsweredInTime(traffic.exchanges(from, to));
        assertThat(traffic.breaches()).isEmpty();
    }

    @Test
    @Order(4)
    @DisplayName("RB-04, ER-07: PostgreSQL is frozen")
    void databaseFrozenThenUnavailableWithinThreeSecondsAndBackWithinTen() {
        long from = begun();
        List<ProcessHandle> processes = Throttled.open().node().database();
        long stopped = System.nanoTime();
        Node.signal("STOP", processes);
        try {
            Boxoffice.pause(FROZEN);
        } finally {
            Node.signal("CONT", processes);
        }
        long to = backBy(System.nanoTime(), from, "PostgreSQL frozen for " + FROZEN.toSeconds() + " s");
        assertAnsweredInTime(traffic.exchanges(from, to));
        assertThat(traffic.failures(from, stopped - UNAVAILABLE.toNanos())).isEmpty();
        assertThat(traffic.failures(stopped, stopped + FROZEN.toNanos())).hasSizeGreaterThan(A_SECOND * 10);
        assertThat(traffic.breaches()).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("RB-01, RB-06: what was acknowledged is there, what was ended is refused")
    void afterAllOfItThenNothingIsLostAndNothingLivesTwice() {
        traffic.close();
        assertThat(traffic.breaches()).isEmpty();
        new Aftermath(one, two, database).assertAsAcknowledged(traffic.users(), A_SECOND, A_SECOND / 2);
    }

    /** After a while without trouble, which belongs to what is looked at. */
    private static long begun() {
        long from = System.nanoTime();
        Boxoffice.pause(QUIET);
        return from;
    }

    /** Nothing fails that begins ten seconds after the trouble is over; the end of what is looked at. */
    private long backBy(long over, long from, String what) {
        Boxoffice.pause(BACK.plus(QUIET));
        long to = tell(what, from);
        long last = traffic.failures(over, to).stream()
                .mapToLong(Exchange::begun)
                .max()
                .orElse(over);
        System.out.printf("  the last failure began %d ms after it was over%n", (last - over) / 1_000_000);
        assertThat(traffic.failures(over + BACK.toNanos(), to)).isEmpty();
        return to;
    }

    private static void assertAnsweredInTime(List<Exchange> exchanges) {
        assertThat(exchanges)
                .filteredOn(exchange -> exchange.took().compareTo(UNAVAILABLE) > 0
                        || !(exchange.isServed() || exchange.status() == 503))
                .isEmpty();
    }

    private long tell(String what, long from) {
        long to = System.nanoTime();
        System.out.println(what + ": " + traffic.figures(from, to));
        return to;
    }
}
