package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RF-13: the database freezes or dies around a rotation. Nobody loses his session, and nobody is taken for a thief. */
class LostDatabaseST {
    private static final Duration BOUND = Duration.ofSeconds(3);
    private static final Duration STALENESS = Duration.ofSeconds(5);
    private static final Duration FROZEN = Duration.ofSeconds(12);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final String SLOW = "slow_commit_of_a_test";
    private final Office office = Office.open();

    /** The next story begins with an office that is well. */
    @AfterEach
    void wellAgain() {
        office.ready();
    }

    @Test
    @DisplayName("RF-04, RF-13, TV-12: frozen longer than the retry window, with a commit whose outcome nobody knows")
    void frozenAroundARotationThenNoReplayAndTheSessionGoesOn() {
        Person person = office.hire("server");
        Tokens untouched = office.login(person, "server");
        Tokens unknown = office.login(person, "server");
        Tokens before = office.login(person, "server");
        Tokens after = office.refresh(before);
        slowCommits(unknown);
        CompletableFuture<Answer> lost = CompletableFuture.supplyAsync(() -> office.tryRefresh(unknown.refresh()));
        Office.pause(Duration.ofMillis(400));
        frozen(() -> {
            assertUnavailable(lost.join());
            Instant start = Instant.now();
            assertUnavailable(office.tryRefresh(untouched.refresh()));
            assertThat(Duration.between(start, Instant.now())).isLessThan(BOUND);
        });
        office.database().run("drop trigger " + SLOW + " on session");
        assertThat(goOn(untouched).session()).isEqualTo(untouched.session());
        assertThat(Family.of(office, unknown).generation())
                .as("the lost commit was made")
                .isEqualTo(2);
        Tokens found = goOn(unknown);
        Family.of(office, unknown).assertUntouchedAt(2);
        assertThat(office.refresh(found).session()).isEqualTo(unknown.session());
        assertThat(office.refresh(before).refresh()).isEqualTo(after.refresh());
        for (Tokens tokens : List.of(untouched, unknown, before)) {
            assertThat(Family.of(office, tokens).isEnded()).isFalse();
            assertThat(Family.of(office, tokens).events("authn_token_reuse")).isZero();
        }
    }

    /** Puts a second between the rotation of this session and the end of its commit. */
    private void slowCommits(Tokens tokens) {
        office.database()
                .run("create function " + SLOW + "() returns trigger language plpgsql as "
                        + "$$ begin perform pg_sleep(1); return null; end $$");
        office.database()
                .run("create constraint trigger " + SLOW + " after update on session deferrable initially deferred "
                        + "for each row when (new.id = '" + tokens.session() + "') execute function " + SLOW + "()");
    }

    /** Stops the whole PostgreSQL; guarded requests are refused when the state is too old, keys go on from memory. */
    private void frozen(Runnable meanwhile) {
        String access = office.admin("server").access();
        List<ProcessHandle> database = office.node().database();
        Instant start = Instant.now();
        Node.signal("STOP", database);
        try {
            meanwhile.run();
            Poll.until("refused", STALENESS.plusSeconds(2), () -> {
                Answer answer = office.get("/api/server/me", access);
                assertThat(answer.status()).isIn(200, 503);
                return answer.status() == 503;
            });
            assertUnavailable(office.get("/api/server/me", access).isProblem(503));
            office.get(Published.ALL).hasStatus(200);
            Office.pause(Duration.between(Instant.now(), start.plus(FROZEN)));
        } finally {
            Node.signal("CONT", database);
        }
    }

    /** As a client does: again, until the database is back. */
    private Tokens goOn(Tokens tokens) {
        Instant end = Instant.now().plus(RECOVERY);
        Answer answer = office.tryRefresh(tokens.refresh());
        while (answer.status() == 503 && Instant.now().isBefore(end)) {
            Office.pause(Duration.ofMillis(200));
            answer = office.tryRefresh(tokens.refresh());
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
        Tokens second = office.refresh(office.login(office.hire("server"), "server"));
        office.node().database().forEach(ProcessHandle::destroyForcibly);
        Tokens third = goOn(second);
        Family.of(office, second).assertUntouchedAt(3);
        office.ready().get("/api/server/me", third.access()).hasStatus(200);
    }
}
