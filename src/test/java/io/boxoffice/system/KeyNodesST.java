package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes that rotate the same keys: at the same instant, one without the other, and one after the other's death. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyNodesST {
    private static final Duration ROTATION = Duration.ofSeconds(10);
    private static final Duration FELT_WITHIN = Duration.ofSeconds(1);
    private static final int ROUNDS = 10;

    private final Map<String, String> settings = Outside.settings("key_nodes");
    private final Database database = Outside.database("key_nodes");
    private Office one = Office.open();
    private Office two = one;

    @BeforeAll
    void startBothAtOnce() {
        String[] quick = {
            "boxoffice.keys.rotation=" + ROTATION,
            "boxoffice.keys.announce=PT3S",
            "boxoffice.keys.check=PT1S",
            "boxoffice.access.token.lifetime=PT1M"
        };
        one = Office.starting(settings, quick);
        two = Office.starting(settings, quick);
        one.ready();
        two.ready();
    }

    @AfterAll
    void close() {
        one.close();
        two.close();
    }

    @Test
    @Order(1)
    @DisplayName("KY-05: both nodes are asked to rotate in the same moment, ten times")
    void rotatedAtBothAtOnceThenOneKeyIsAnnounced() {
        int clear = 0;
        for (int round = 0; round < ROUNDS; round++) {
            new KeyDesk(one).withdraw("other");
            List<Integer> statuses = rotateAtBoth();
            assertThat(statuses).as("round %d", round).isSubsetOf(202, 409);
            assertThat(statuses.stream().filter(status -> status == 202)).hasSizeLessThanOrEqualTo(1);
            assertThat(announced()).as("round %d", round).isLessThanOrEqualTo(1);
            clear += statuses.contains(202) ? 1 : 0;
        }
        assertThat(clear).as("rounds that the timer did not win").isGreaterThanOrEqualTo(ROUNDS / 2);
    }

    private List<Integer> rotateAtBoth() {
        one.admin("server");
        two.admin("server");
        CyclicBarrier start = new CyclicBarrier(2);
        return Stream.of(one, two)
                .map(node -> CompletableFuture.supplyAsync(() -> {
                    await(start);
                    return new KeyDesk(node).rotate("other").status();
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private long announced() {
        return database.count("select count(*) from signing_key where audience = 'other' and state = 'announced'");
    }

    @Test
    @Order(2)
    @DisplayName(
            "RB-06, KY-06: revoked at one node, a token that the other has admitted before is refused there within 1 s")
    void revokedAtOneThenRefusedAtTheOtherWithinASecond() {
        Person person = one.hire("other");
        for (int round = 0; round < 5; round++) {
            Tokens tokens = two.login(person, "other");
            two.get("/api/other/user", tokens.access()).hasStatus(200);
            new KeyDesk(one).revoke(tokens.kid(), "round " + round).hasStatus(204);
            Duration felt = Poll.until("refused at the other", FELT_WITHIN, Duration.ofMillis(20), () -> {
                int status = two.get("/api/other/user", tokens.access()).status();
                assertThat(status).isIn(200, 401);
                return status == 401;
            });
            System.out.println("a revocation was felt at the other node after " + felt.toMillis() + " ms");
            Refusal.assertInvalidToken("at once", one.get("/api/other/user", tokens.access()));
            Poll.until(
                    "out of the key set of the other",
                    FELT_WITHIN,
                    Duration.ofMillis(20),
                    () -> !Published.kids(two, Published.ALL).contains(tokens.kid()));
        }
    }

    @Test
    @Order(3)
    void revokedAtOneThenTheOtherSignsWithTheNewKeyWithinASecond() {
        String active = new KeyDesk(two).signing("other");
        new KeyDesk(one).revoke(active, "its successor signs").hasStatus(204);
        Poll.until(
                "signed with the new key",
                FELT_WITHIN,
                Duration.ofMillis(20),
                () -> !new KeyDesk(two).signing("other").equals(active));
    }

    @Test
    @Order(4)
    @DisplayName("KY-05: the timers of both nodes find the same rotation due: one new key for each audience")
    void rotatedByBothTimersThenOneNewKeyForEachAudience() {
        try (KeyDiary diary = KeyDiary.begin(database, one, two)) {
            Poll.until("both rotated", ROTATION.multipliedBy(2), () -> seen(diary) >= 4);
            assertThat(diary.complaints()).isEmpty();
        }
        assertThat(twins())
                .as("keys of one audience that began to sign together")
                .isZero();
    }

    @Test
    @Order(5)
    @DisplayName("KY-05, RB-03: one node dies while it rotates; the other goes on")
    void killedWhileItRotatesThenTheOtherGoesOn() {
        Office victim = two;
        victim.admin("server");
        CompletableFuture<Void> rotation = CompletableFuture.runAsync(
                () -> Stream.of("server", "other").forEach(audience -> new KeyDesk(victim).rotate(audience)));
        victim.node().kill();
        assertThat(rotation.handle((done, cutOff) -> true).join()).isTrue();
        try (KeyDiary diary = KeyDiary.begin(database, one)) {
            one.get(
                            "/api/other/user",
                            one.login("admin", Office.ADMIN_PASSWORD, "other").access())
                    .hasStatus(200);
            Poll.until("both rotated", ROTATION.multipliedBy(2), () -> seen(diary) >= 4);
            assertThat(diary.complaints()).isEmpty();
        }
    }

    /** How many keys were seen active, of both audiences. */
    private static int seen(KeyDiary diary) {
        return diary.active("server").size() + diary.active("other").size();
    }

    /** Within the last rotation, keys of one audience that became active within 5 s of each other. */
    private long twins() {
        return database.count("select count(*) from signing_key a join signing_key b on a.audience = b.audience "
                + "and a.kid < b.kid and abs(extract(epoch from a.active_at - b.active_at)) < 5 "
                + "where a.active_at > now() - interval '5 seconds'");
    }
}
