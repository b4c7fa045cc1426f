package io.boxoffice.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.UnitCluster;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.Base64Url;
import io.boxoffice.oauth.Confirmation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DP-02: no proof is taken twice, on any node, nor after a restart, and nothing makes room for one. */
class UsedProofsTest {
    private static final Confirmation KEY = new Confirmation("a".repeat(43));

    private final Wiring wiring = new Wiring();
    private final List<UsedProofs> nodes = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();

    UsedProofsTest() {
        wiring.database();
        UnitCluster cluster = UnitCluster.running();
        settings.put(
                "boxoffice.db.url", Objects.requireNonNull(cluster.owner("unit").getUrl()));
        settings.put("boxoffice.db.user", cluster.address().user());
        settings.put("boxoffice.db.password", cluster.address().password().reveal());
    }

    @AfterEach
    void end() {
        nodes.forEach(UsedProofs::end);
    }

    @Test
    @DisplayName("A157: the same proof at the same node, at another one, and at one that was started later")
    void proofThatCameBeforeThenNeverAgain() {
        UsedProofs one = node();
        UsedProofs two = node();

        assertThat(one.once(proof("a"))).isEqualTo(new Use.First());
        assertThat(one.once(proof("a"))).isEqualTo(new Use.Again());
        assertThat(two.once(proof("a"))).isEqualTo(new Use.Again());
        one.end();
        assertThat(node().once(proof("a"))).isEqualTo(new Use.Again());
        assertThat(two.once(proof("b"))).isEqualTo(new Use.First());
    }

    @Test
    void sameIdOfAnotherKeyThenAnotherProof() {
        UsedProofs node = node();

        assertThat(node.once(proof("a"))).isEqualTo(new Use.First());
        assertThat(node.once(DpopProof.of(new Confirmation("b".repeat(43)), "a")))
                .isEqualTo(new Use.First());
    }

    @Test
    @DisplayName("A157: each of 400 proofs at once at two nodes, four times each: one of eight gets in")
    void manyAtOnceThenEachOnce() throws Exception {
        List<UsedProofs> both = List.of(node(), node());
        List<Callable<Use>> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            for (int n = 0; n < 8; n++) {
                UsedProofs node = both.get(n % 2);
                DpopProof proof = proof("at once " + i);
                calls.add(() -> node.once(proof));
            }
        }

        List<Use> uses = all(calls, 64);

        assertThat(Collections.frequency(uses, new Use.First())).isEqualTo(400);
        assertThat(Collections.frequency(uses, new Use.Again())).isEqualTo(2_800);
    }

    /** Each waits for the rows of the other until that has committed; a deadlock would refuse one of them after a second. */
    @Test
    void sameProofsInOppositeOrdersThenNoDeadlock() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                ids.add(UUID.randomUUID());
            }
            ProofWriter one = writer();
            ProofWriter two = writer();
            List<Future<Use>> uses = new ArrayList<>();
            ids.forEach(id -> uses.add(one.add(id)));
            ids.reversed().forEach(id -> uses.add(two.add(id)));
            List<Thread> threads = List.of(new Thread(one), new Thread(two));
            threads.forEach(Thread::start);
            List<Use> all = new ArrayList<>();
            for (Future<Use> use : uses) {
                all.add(use.get());
            }
            threads.forEach(Thread::interrupt);
            assertThat(Collections.frequency(all, new Use.First())).isEqualTo(400);
            assertThat(Collections.frequency(all, new Use.Again())).isEqualTo(400);
        }
    }

    private static ProofWriter writer() {
        return new ProofWriter(() -> UnitCluster.running().runtime("unit").getConnection(), 1_000_000);
    }

    @Test
    @DisplayName("DP-02: 200,000 proofs do not crowd out the first")
    void manyProofsThenTheFirstIsKnownStill() throws Exception {
        UsedProofs node = node();
        assertThat(node.once(proof("the first"))).isEqualTo(new Use.First());
        wiring.database()
                .run("INSERT INTO dpop_proof SELECT gen_random_uuid(), now() + interval '2 minutes'"
                        + " FROM generate_series(1, 198000)");
        List<Callable<Use>> calls = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            DpopProof proof = proof("one of many " + i);
            calls.add(() -> node.once(proof));
        }

        assertThat(all(calls, 48)).containsOnly(new Use.First());
        assertThat(node.once(proof("the first"))).isEqualTo(new Use.Again());
        assertThat(node().once(proof("the first"))).isEqualTo(new Use.Again());
    }

    @Test
    void asManyAsThereMayBeThenNoneIsTakenUntilSomeAreOver() throws Exception {
        settings.put("boxoffice.dpop.proofs", "1000");
        wiring.database()
                .run("INSERT INTO dpop_proof SELECT gen_random_uuid(), now() + interval '2 minutes'"
                        + " FROM generate_series(1, 999)");
        UsedProofs node = node();

        assertThat(node.once(proof("the last"))).isEqualTo(new Use.First());
        assertThat(node.once(proof("one more"))).isEqualTo(new Use.NotRemembered());
        assertThat(node.once(proof("the last"))).isEqualTo(new Use.NotRemembered());
        wiring.database()
                .run(
                        "UPDATE dpop_proof SET until = now() - interval '1 s' WHERE id <> ?",
                        proof("the last").id());
        assertThat(eventually(node, "one more")).isEqualTo(new Use.First());
        assertThat(node.once(proof("the last"))).isEqualTo(new Use.Again());
    }

    @Test
    void manyOfOneKeyThenItWaitsAndNoOther() {
        settings.put("boxoffice.dpop.proofs.key", "10");
        UsedProofs node = node();
        for (int i = 0; i < 10; i++) {
            assertThat(node.once(proof("busy " + i))).isEqualTo(new Use.First());
        }

        assertThat(node.once(proof("busy more"))).isEqualTo(new Use.TooMany(Duration.ofMinutes(1)));
        assertThat(node.once(DpopProof.of(new Confirmation(Base64Url.encode(new byte[32])), "a")))
                .isEqualTo(new Use.First());
        assertThat(rows()).isEqualTo("11");
    }

    @Test
    void overThenForgotten() throws Exception {
        UsedProofs node = node();
        assertThat(node.once(proof("over"))).isEqualTo(new Use.First());
        assertThat(node.once(proof("not yet"))).isEqualTo(new Use.First());
        wiring.database()
                .run(
                        "UPDATE dpop_proof SET until = now() - interval '1 s' WHERE id = ?",
                        proof("over").id());

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!rows().equals("1") && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(rows()).isEqualTo("1");
        assertThat(wiring.database().text("SELECT id::text FROM dpop_proof"))
                .isEqualTo(proof("not yet").id().toString());
    }

    /** 70 s in which it may be taken, and a minute by which the clocks of two nodes may differ. */
    @Test
    void takenThenKeptLongerThanItIsGood() {
        node().once(proof("kept"));

        assertThat(Double.parseDouble(
                        wiring.database().text("SELECT extract(epoch FROM until - now()) FROM dpop_proof")))
                .isBetween(125.0, 130.0);
    }

    @Test
    void databaseAwayThenNobodyIsLetInWithin3Seconds() {
        settings.put("boxoffice.db.url", "jdbc:postgresql://127.0.0.1:1/nowhere");
        UsedProofs node = node();
        long begun = System.nanoTime();

        assertThat(node.once(proof("a"))).isEqualTo(new Use.NotRemembered());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void lockedByAnotherThenNobodyIsLetInWithin3SecondsAndLaterAgain() throws Exception {
        UsedProofs node = node();
        node.once(proof("before"));
        try (var other = UnitCluster.running().owner("unit").getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE dpop_proof");
            CompletableFuture<Use> first = CompletableFuture.supplyAsync(() -> node.once(proof("a")));
            Thread.sleep(300);
            long begun = System.nanoTime();
            assertThat(node.once(proof("behind it"))).isEqualTo(new Use.NotRemembered());
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            assertThat(first.join()).isEqualTo(new Use.NotRemembered());
            other.rollback();
        }

        assertThat(eventually(node, "b")).isEqualTo(new Use.First());
        assertThat(node.once(proof("before"))).isEqualTo(new Use.Again());
    }

    private static Use eventually(UsedProofs node, String jti) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Use use = node.once(proof(jti));
        while (use.equals(new Use.NotRemembered()) && System.nanoTime() < end) {
            Thread.sleep(20);
            use = node.once(proof(jti));
        }
        return use;
    }

    private static List<Use> all(List<Callable<Use>> calls, int threads) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Use> uses = new ArrayList<>();
            for (Future<Use> use : executor.invokeAll(calls)) {
                uses.add(use.get());
            }
            return uses;
        }
    }

    private static DpopProof proof(String jti) {
        return DpopProof.of(KEY, jti);
    }

    private String rows() {
        return wiring.database().text("SELECT count(*) FROM dpop_proof");
    }

    /** One more node on the same database. */
    private UsedProofs node() {
        Wiring another = new Wiring(wiring);
        settings.forEach(another::setting);
        UsedProofs node = another.get(UsedProofs.class);
        nodes.add(node);
        return node;
    }
}
