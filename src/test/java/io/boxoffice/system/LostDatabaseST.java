package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RF-13: the database freezes or dies around a rotation. Nobody loses their session, and nobody is taken for a thief. */
class LostDatabaseST {
    private static final Duration BOUND = Duration.ofSeconds(3);
    private static final Duration STALENESS = Duration.ofSeconds(5);
    private static final Duration FROZEN = Duration.ofSeconds(12);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final String SLOW = "slow_commit_of_a_test";
    private final Boxoffice boxoffice = Boxoffice.open();

    /** The next test begins with a server that is well. */
    @AfterEach
    void wellAgain() {
        boxoffice.wellAgain();
    }

    @Test
    @DisplayName("RF-04, RF-13, TV-12: frozen longer than the retry window, with a commit whose outcome nobody knows")
    void frozenAroundARotationThenNoReplayAndTheSessionGoesOn() {
        Person person = boxoffice.createUser("server");
        Tokens untouched = boxoffice.login(person, "server");
        Tokens unknown = boxoffice.login(person, "server");
        Tokens before = boxoffice.login(person, "server");
        String access = boxoffice.admin("server").access();
        slowCommits(unknown);
        CompletableFuture<Answer> lost = CompletableFuture.supplyAsync(() -> boxoffice.tryRefresh(unknown.refresh()));
        Boxoffice.pause(Duration.ofMillis(400));
        List<ProcessHandle> database = boxoffice.node().database();
        Tokens after = boxoffice.refresh(before); // just before the end, which a node notices late
        frozen(database, access, () -> {
            assertUnavailable(lost.join());
            Instant start = Instant.now();
            assertUnavailable(boxoffice.tryRefresh(untouched.refresh()));
            assertThat(Duration.between(start, Instant.now())).isLessThan(BOUND);
        });
        boxoffice.database().run("drop trigger " + SLOW + " on session");
        assertThat(goOn(untouched).session()).isEqualTo(untouched.session());
        assertThat(Family.of(boxoffice, unknown).generation())
                .as("the lost commit was made")
                .isEqualTo(2);
        Tokens found = goOn(unknown);
        Family.of(boxoffice, unknown).assertUntouchedAt(2);
        assertThat(boxoffice.refresh(found).session()).isEqualTo(unknown.session());
        assertThat(boxoffice.refresh(before).refresh()).isEqualTo(after.refresh());
        for (Tokens tokens : List.of(untouched, unknown, before)) {
            assertThat(Family.of(boxoffice, tokens).isEnded()).isFalse();
            assertThat(Family.of(boxoffice, tokens).events("authn_token_reuse")).isZero();
        }
    }

    /** Puts a second between the rotation of this session and the end of its commit. */
    private void slowCommits(Tokens tokens) {
        boxoffice
                .database()
                .run("create function " + SLOW + "() returns trigger language plpgsql as "
                        + "$$ begin perform pg_sleep(1); return null; end $$");
        boxoffice
                .database()
                .run("create constraint trigger " + SLOW + " after update on session deferrable initially deferred "
                        + "for each row when (new.id = '" + tokens.session() + "') execute function " + SLOW + "()");
    }

    /** Stops the whole PostgreSQL; guarded requests are refused when the state is too old, keys go on from memory. */
    private void frozen(List<ProcessHandle> database, String access, Runnable meanwhile) {
        Instant start = Instant.now();
        Node.signal("STOP", database);
        try {
            meanwhile.run();
            Poll.until("refused", STALENESS.plusSeconds(2), () -> {
                Answer answer = boxoffice.get("/api/server/me", access);
                assertThat(answer.status()).isIn(200, 503);
                return answer.status() == 503;
            });
            assertUnavailable(boxoffice.get("/api/server/me", access).isProblem(503));
            boxoffice.get(Published.ALL).hasStatus(200);
            Boxoffice.pause(Duration.between(Instant.now(), start.plus(FROZEN)));
        } finally {
            Node.signal("CONT", database);
        }
    }

    /** As a client does: again, until the database is back. */
    private Tokens goOn(Tokens tokens) {
        Instant end = Instant.now().plus(RECOVERY);
        Answer answer = boxoffice.tryRefresh(tokens.refresh());
        while (answer.status() == 503 && Instant.now().isBefore(end)) {
            Boxoffice.pause(Duration.ofMillis(200));
            answer = boxoffice.tryRefresh(tokens.refresh());
        }
        return Tokens.of(answer);
    }

    private static void assertUnavailable(Answer answer) {
        answer.hasStatus(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    @DisplayName("RF-01, RF-06, RB-03: kill -9 of PostgreSQL after an acknowledged rotation: the new token is good")
    void killedAfterARotationThenTheNewTokenIsGood() {
        Tokens second = boxoffice.refresh(boxoffice.login(boxoffice.createUser("server"), "server"));
        boxoffice.node().database().forEach(ProcessHandle::destroyForcibly);
        Tokens third = goOn(second);
        Family.of(boxoffice, second).assertUntouchedAt(3);
        boxoffice.ready().get("/api/server/me", third.access()).hasStatus(200);
    }
}
