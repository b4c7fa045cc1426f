package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes with the same sessions: one line of refresh tokens, one end, whoever is asked. {@code -Dboxoffice.drill.rounds}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SecondLane
class SessionNodesST {
    private static final int ROUNDS = Integer.getInteger("boxoffice.drill.rounds", 10);
    private static final int GUARDED = 500;

    private final Boxoffice one = Pair.open().one();
    private final Boxoffice two = Pair.open().two();
    private final Database database = Pair.open().database();
    private final Person person = one.createUser("server", "other");

    @Test
    @DisplayName(
            "RF-01, RF-03, RF-05, A102: 64 at once, half at each node: one successor for all, one generation lives")
    void manyAtOnceThenOneSuccessorForAll() {
        Tokens tokens = one.login(person, "server");
        Burst burst = new Burst(one, two, database);
        for (int round = 0; round < ROUNDS; round++) {
            tokens = burst.present(tokens, 64);
        }
        two.get("/api/server/me", tokens.access()).hasStatus(200);
    }

    @Test
    @DisplayName("RF-02, RF-06: used at one node, replayed at the other: dead at both")
    void replayedAtTheOtherThenDeadAtBoth() {
        Tokens first = one.login(person, "server");
        Tokens third = two.refresh(one.refresh(first));
        two.tryRefresh(first.refresh()).isOAuthError(400, "invalid_grant");
        Refusal.assertInvalidToken("at once", two.get("/api/server/me", third.access()));
        Refusal.assertFelt(one, "/api/server/me", third.access());
        one.tryRefresh(third.refresh()).isOAuthError(400, "invalid_grant");
        new Family(database, first.session()).assertEndedByOneReuse();
    }

    @Test
    @DisplayName(
            "TV-11, AD-04: ended at one node, a token that the other has admitted before is refused there within 1 s")
    void endedAtOneThenRefusedAtTheOtherWithinASecond() {
        Tokens asking = one.login(person, "server");
        Duration longest = Duration.ZERO;
        for (int round = 0; round < 10; round++) {
            Tokens ended = two.login(person, "other");
            two.get("/api/other/user", ended.access()).hasStatus(200);
            one.delete("/api/server/sessions/" + ended.session(), asking.access())
                    .hasStatus(204);
            Duration felt = Refusal.assertFelt(two, "/api/other/user", ended.access());
            longest = felt.compareTo(longest) > 0 ? felt : longest;
            two.tryRefresh(ended.refresh()).isOAuthError(400, "invalid_grant");
        }
        System.out.println(
                "the end of a session was felt at the other node after " + longest.toMillis() + " ms, at most");
    }

    @Test
    @DisplayName("TV-11: a token, and a user, revoked at one node")
    void revokedAtOneThenRefusedAtTheOtherWithinASecond() {
        Person revoked = one.createUser("other");
        Tokens tokens = two.login(revoked, "other");
        for (String[] named : new String[][] {{"jti", tokens.jti()}, {"user_id", revoked.id()}}) {
            two.get("/api/other/user", tokens.access()).hasStatus(200);
            one.asAdmin("/api/server/revocations", Json.object(named[0], named[1], "reason", "felt everywhere"))
                    .hasStatus(204);
            Refusal.assertFelt(two, "/api/other/user", tokens.access());
            tokens = two.login(revoked, "other");
        }
        two.get("/api/other/user", tokens.access()).hasStatus(200);
    }

    @Test
    @DisplayName("TV-11: revoked, logged in again, revoked again: each time it is felt at the other node")
    void revokedTimeAndAgainThenRefusedAtTheOtherEachTime() {
        Person revoked = one.createUser("other");
        for (int round = 0; round < 3; round++) {
            Tokens tokens = two.login(revoked, "other");
            two.get("/api/other/user", tokens.access()).hasStatus(200);
            one.asAdmin("/api/server/revocations", Json.object("user_id", revoked.id(), "reason", "time and again"))
                    .hasStatus(204);
            Refusal.assertFelt(two, "/api/other/user", tokens.access());
        }
    }

    @Test
    @DisplayName("RF-02, RF-03: PT0S: of 16 at once at two nodes at most one is answered, and there is one reuse")
    void strictAndManyAtOnceThenAtMostOneIsAnswered() {
        one.asAdmin("/api/server/audiences", Json.object("name", "strict", "retry_window", "PT0S"))
                .hasStatus(201);
        Person strict = one.createUser("strict");
        Poll.until(
                "known at both",
                Duration.ofSeconds(5),
                () -> two.tryLogin(strict.username(), strict.password(), "strict")
                                .status()
                        == 200);
        Burst burst = new Burst(one, two, database);
        for (int round = 0; round < ROUNDS; round++) {
            burst.presentStrictly(one.login(strict, "strict"), 16);
        }
    }

    @Test
    @DisplayName("AD-04, A092: whoever was let in before all was ended is refused after it, however close")
    void loginsWhileAllIsEndedThenNoneOfBeforeSurvives() {
        Person busy = one.createUser("server");
        for (int round = 0; round < ROUNDS; round++) {
            Tokens asking = one.login(busy, "server");
            List<Answer> answers = Burst.together(
                    6,
                    i -> () -> i == 0
                            ? one.delete("/api/server/sessions", asking.access())
                            : two.tryLogin(busy.username(), busy.password(), "server"));
            answers.getFirst().hasStatus(204);
            assertLivingBeganAfterTheEnd(busy);
        }
    }

    /** By the rows: a session lives, or its user's revocation is of a time before it began. */
    private void assertLivingBeganAfterTheEnd(Person busy) {
        assertThat(database.count("select count(*) from session s join revocation r on r.kind = 'user' and r.value = '"
                        + busy.id() + "' where s.account_id = '" + busy.id() + "' and (s.ended_at is null) <> "
                        + "(s.id >= uuid_at(date_trunc('milliseconds', r.revoked_at) + interval '1 ms'))"))
                .isZero();
    }

    @Test
    @DisplayName("RF-14: an audience that says nothing has room for 100 sessions of a user, and the oldest ends")
    void hundredSessionsThenTheOldestMakesRoom() {
        Person person = one.createUser("other");
        new Sessions(database).add(person, "other", 100);
        Tokens newest = one.login(person, "other");
        assertThat(new Sessions(database).living(person)).isEqualTo(100);
        two.get("/api/other/user", newest.access()).hasStatus(200);
        new Sessions(database).add(person, "other", 50);
        one.login(person, "other");
        assertThat(new Sessions(database).living(person)).isEqualTo(100);
    }

    @Test
    @DisplayName("RF-10: refresh against logout, at two nodes in the same moment: nothing survives")
    void refreshAgainstLogoutThenNoSurvivor() {
        int refreshed = 0;
        for (int round = 0; round < 3 * ROUNDS; round++) {
            Tokens tokens = one.login(person, "other");
            Boxoffice refreshing = round % 2 == 0 ? one : two;
            Boxoffice ending = round % 4 < 2 ? one : two;
            List<Answer> answers = Burst.together(
                    2,
                    i -> () -> i == 0 ? refreshing.tryRefresh(tokens.refresh()) : ending.tryLogout(tokens.refresh()));
            answers.get(1).hasStatus(204);
            assertThat(new Family(database, tokens.session()).isEnded()).isTrue();
            refreshing.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
            if (answers.getFirst().status() == 200) {
                refreshed++;
                Tokens next = Tokens.of(answers.getFirst());
                ending.tryRefresh(next.refresh()).isOAuthError(400, "invalid_grant");
                Refusal.assertFelt(refreshing, "/api/other/user", next.access());
                Refusal.assertInvalidToken("at once", ending.get("/api/other/user", next.access()));
            } else {
                answers.getFirst().isOAuthError(400, "invalid_grant");
            }
        }
        System.out.println("refresh was faster than logout in " + refreshed + " of " + 3 * ROUNDS + " rounds");
    }

    @Test
    @DisplayName(
            "TV-11: hundreds of guarded requests cause no query: the database sees two nodes that look for changes")
    void guardedRequestsThenNoneReachesTheDatabase() {
        Tokens tokens = one.login(person, "server");
        // A server process of the database may tell what it did before as late as ten seconds after.
        Poll.until("no more than without", Duration.ofMinutes(1), () -> askNothing(tokens));
    }

    private boolean askNothing(Tokens tokens) {
        long start = System.nanoTime();
        long before = transactions();
        for (int i = 0; i < GUARDED; i++) {
            assertThat(one.get("/api/server/me", tokens.access()).status()).isEqualTo(200);
        }
        long busy = transactions() - before;
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        before = transactions();
        Boxoffice.pause(time);
        long idle = transactions() - before;
        System.out.printf(
                "%d guarded requests in %d ms: %d transactions, idle for as long: %d%n",
                GUARDED, time.toMillis(), busy, idle);
        return busy < idle + GUARDED / 20;
    }

    /** What the database counts is told by its backends once a second at most. */
    private long transactions() {
        Boxoffice.pause(Duration.ofMillis(1_200));
        return database.count(
                "select xact_commit + xact_rollback from pg_stat_database where datname = '" + database.name() + "'");
    }
}
