package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Two nodes of a release of before are replaced by two of now, and these by those again, on one database, under 20 requests a
 * second ({@code -Dboxoffice.drill.traffic=20}). Each user asks the nodes of one kind only: half of them go to those of now once
 * there is one, and the other half before the last of the release ends; back in the same way. {@code ./upgrade} alone asks for
 * it: it makes the releases.
 */
@Tag("drill")
@EnabledIfEnvironmentVariable(named = "BOXOFFICE_UPGRADE", matches = "required")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeDrillST {
    private static final int A_SECOND = Integer.getInteger("boxoffice.drill.traffic", 20);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration STOPPED = Duration.ofMinutes(1);

    private static final String[] BEHIND_A_PROXY = {
        "boxoffice.http.proxies=127.0.0.1/32,::1/128", "boxoffice.drain=PT3S"
    };

    private final Release release = Release.asked();
    private final Map<String, String> settings;
    private final Database database;
    private final Boxoffice one;
    private final Boxoffice two;
    private final UndertowProxy released;
    private final UndertowProxy present = new UndertowProxy();
    private final Traffic early;
    private final Traffic late;

    /** None runs yet. */
    private List<Boxoffice> now = List.of();

    UpgradeDrillST() {
        String name = "upgrade_" + release.version().replace('.', '_');
        this.settings = Outside.settings(name);
        this.database = Outside.database(name);
        this.one = release.start(Throttled.open(), settings, BEHIND_A_PROXY);
        this.two = release.start(Throttled.open(), settings, BEHIND_A_PROXY);
        this.released = new UndertowProxy(one, two);
        this.early = new Traffic(released, A_SECOND / 2);
        this.late = new Traffic(released, A_SECOND / 2);
    }

    @BeforeAll
    void begin() {
        one.ready();
        two.ready();
        released.awaitNodes();
        for (Traffic traffic : List.of(early, late)) {
            List<Person> people = IntStream.range(0, 10)
                    .mapToObj(i -> one.createUser("other"))
                    .toList();
            traffic.begin(people, administrator(one));
        }
    }

    @AfterAll
    void close() {
        try {
            Stream.of(early, late).forEach(Traffic::close);
        } finally { // it fails where a user still waits for an answer
            Stream.of(released, present).forEach(Proxy::close);
            Stream.concat(Stream.of(one, two), now.stream()).forEach(Boxoffice::close);
        }
    }

    @Test
    @Order(1)
    @DisplayName("a node of now migrates while those of the release serve, and serves beside them")
    void nodeOfNowStartedThenBothKindsServe() {
        long from = System.nanoTime();
        Boxoffice.pause(QUIET);
        long migrations = migrations();
        Boxoffice third = startOneOfNow();
        early.moveTo(present, administrator(third), refused -> false);
        Boxoffice.pause(QUIET);
        assertEachTakesWhatTheOtherGave(one, third);
        assertServed(from, "one node of now beside two of " + release.version(), one, two, third);
        System.out.printf("  migrations: %d, then %d%n", migrations, migrations());
    }

    @Test
    @Order(2)
    @DisplayName("SIGTERM for one node of the release after the other, until all are of now")
    void nodesReplacedInTurnThenNoRequestFails() {
        long from = System.nanoTime();
        end(one);
        Boxoffice fourth = startOneOfNow();
        assertEachTakesWhatTheOtherGave(two, fourth);
        late.moveTo(present, administrator(fourth), refused -> false);
        end(two);
        Boxoffice.pause(QUIET);
        assertServed(from, "the nodes of " + release.version() + " replaced", now.toArray(Boxoffice[]::new));
    }

    @Test
    @Order(3)
    @DisplayName("nodes of the release start again on the schema of now, and serve beside those of now")
    void nodesOfTheReleaseStartedAgainThenBothKindsServe() {
        long from = System.nanoTime();
        one.reopen();
        two.reopen();
        released.awaitNodes();
        late.moveTo(released, administrator(one), release::refuses);
        Boxoffice.pause(QUIET);
        assertEachTakesWhatTheOtherGave(one, now.getFirst());
        assertServed(
                from, "two nodes of " + release.version() + " beside two of now", one, two, now.get(0), now.get(1));
    }

    @Test
    @Order(4)
    @DisplayName("SIGTERM for the nodes of now: those of the release serve alone")
    void nodesOfNowEndedThenTheReleaseServesAlone() {
        long from = System.nanoTime();
        early.moveTo(released, administrator(two), release::refuses);
        now.forEach(UpgradeDrillST::end);
        Boxoffice.pause(QUIET);
        assertServed(from, "back at " + release.version(), one, two);
    }

    @Test
    @Order(5)
    @DisplayName("what was acknowledged is there, what was ended is refused, no family lives twice, no seal is broken")
    void afterAllOfItThenNothingIsLostAndNothingLivesTwice() {
        Stream.of(early, late).forEach(Traffic::close);
        assertThat(breaches()).isEmpty();
        assertThat(database.count("select count(*) from audit_check()")).isZero();
        new Aftermath(one, two, database).assertAsAcknowledged(users().toList(), A_SECOND, A_SECOND);
    }

    private Boxoffice startOneOfNow() {
        Boxoffice node = Boxoffice.starting(settings, BEHIND_A_PROXY);
        now = Stream.concat(now.stream(), Stream.of(node)).toList();
        present.add(node);
        node.ready();
        present.awaitNodes();
        return node;
    }

    private static void end(Boxoffice node) {
        node.node().terminate();
        node.node().exitCode(STOPPED);
    }

    private static Tokens administrator(Boxoffice node) {
        return node.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
    }

    /** A user of either kind, the tokens that they get, a lost answer that is asked for again, and the end of a session. */
    private void assertEachTakesWhatTheOtherGave(Boxoffice old, Boxoffice young) {
        Tokens first = old.login(young.createUser("other"), "other");
        assertAdmitted(young, first);
        Tokens second = young.refresh(first);
        assertThat(old.refresh(first).refresh()).isEqualTo(second.refresh());
        assertAdmitted(old, second);
        Tokens third = old.refresh(second);
        assertThat(young.refresh(second).refresh()).isEqualTo(third.refresh());
        assertAdmitted(young, third);
        assertAdmitted(old, third);
        young.tryLogout(third.refresh()).hasStatus(204);
        Refusal.assertFelt(old, "/api/other/user", third.access());

        Tokens other = young.login(old.createUser("other"), "other");
        assertAdmitted(old, other);
        Tokens last = old.refresh(other);
        assertAdmitted(young, last);
        old.tryLogout(last.refresh()).hasStatus(204);
        Refusal.assertFelt(young, "/api/other/user", last.access());
    }

    private void assertAdmitted(Boxoffice node, Tokens tokens) {
        boolean refused = !now.contains(node) && release.refuses(tokens);
        node.get("/api/other/user", tokens.access()).hasStatus(refused ? 401 : 200);
    }

    /** None failed, no living session was refused but as the documents say, and none that was ended is let in by any node. */
    private void assertServed(long from, String what, Boxoffice... nodes) {
        long to = System.nanoTime();
        System.out.println(what + ":");
        for (Traffic traffic : List.of(early, late)) {
            long refused = traffic.exchanges(from, to).stream()
                    .filter(Exchange::isRefusedAlive)
                    .count();
            System.out.println("  " + traffic.figures(from, to) + ", refused until they refreshed " + refused);
            assertThat(traffic.failures(from, to)).isEmpty();
            assertThat(traffic.exchanges(from, to)).hasSizeGreaterThan(A_SECOND * 4);
        }
        assertThat(breaches()).isEmpty();
        List.of(nodes).forEach(this::assertRefusesWhatIsOver);
    }

    /** But for tokens that it refuses in any case. */
    private void assertRefusesWhatIsOver(Boxoffice node) {
        over().stream()
                .filter(LoadUser.Over::isFelt)
                .filter(over -> now.contains(node) || !release.refuses(over.tokens()))
                .forEach(over -> Refusal.assertInvalidToken(
                        "of an ended session",
                        node.get("/api/other/user", over.tokens().access())));
    }

    private List<String> breaches() {
        return Stream.of(early, late)
                .flatMap(traffic -> traffic.breaches().stream())
                .toList();
    }

    private Stream<LoadUser> users() {
        return Stream.of(early, late).flatMap(traffic -> traffic.users().stream());
    }

    private List<LoadUser.Over> over() {
        return users().flatMap(user -> user.over().stream()).toList();
    }

    private long migrations() {
        return database.count("select count(*) from flyway_schema_history where success");
    }
}
