package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RF-02: a used token comes back when no retry explains it, so someone else may have the other copy. */
class ReplayST {
    private static final String OTHER = "/api/server/audiences/other";
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @DisplayName("RF-02, RF-11, A094, A095: the family and its access tokens are dead before the answer leaves")
    void replayAfterTheSuccessorWasUsedThenTheFamilyIsDead() {
        List<Tokens> family = family(3);
        family.forEach(tokens -> Api.SERVER.admits(tokens.access()));
        assertRefusedLikeRubbish(family.getFirst().refresh());
        family.forEach(
                tokens -> Refusal.assertInvalidToken("its family", boxoffice.get("/api/server/me", tokens.access())));
        family.forEach(tokens -> assertRefusedLikeRubbish(tokens.refresh()));
        Family.of(boxoffice, family.getFirst()).assertEndedByOneReuse();
    }

    @Test
    @DisplayName("A094: of whatever generation")
    void replayOfALongUsedTokenThenTheFamilyIsDead() {
        List<Tokens> family = family(12);
        assertRefusedLikeRubbish(family.get(4).refresh());
        assertRefusedLikeRubbish(family.getLast().refresh());
        Family.of(boxoffice, family.getFirst()).assertEndedByOneReuse();
    }

    @Test
    @Tag("drill")
    @DisplayName("A106, RF-02: after 10,000 rotations the last token works, and the first ends the family")
    void replayOfTheFirstOfTenThousandThenTheFamilyIsDead() {
        Tokens first = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        Tokens last = first;
        for (int i = 0; i < 10_000; i++) {
            last = boxoffice.refresh(last);
        }
        Api.SERVER.admits(last.access());
        assertThat(boxoffice.database().count("select count(*) from session where id = '" + first.session() + "'"))
                .isEqualTo(1);
        assertRefusedLikeRubbish(first.refresh());
        assertRefusedLikeRubbish(last.refresh());
        Family.of(boxoffice, first).assertEndedByOneReuse();
    }

    @Test
    @DisplayName("RF-02: the audit names the session, the user and the audience, and whose door it was at")
    void replayThenTheEventSaysWhoseItWas() {
        Person person = boxoffice.createUser("other");
        Tokens first = boxoffice.login(person, "other");
        boxoffice.refresh(boxoffice.refresh(first));
        assertRefusedLikeRubbish(first.refresh());
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from audit_event where type = 'authn_token_reuse' and session_id = '"
                                + first.session() + "' and target = '" + person.id()
                                + "' and audience = 'other' and address is not null and correlation_id is not null"))
                .isEqualTo(1);
    }

    @Test
    void replayThenAnotherSessionOfTheSameUserLives() {
        Tokens other = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        assertRefusedLikeRubbish(family(3).getFirst().refresh());
        Api.SERVER.admits(other.access());
        assertThat(boxoffice.refresh(other).session()).isEqualTo(other.session());
    }

    @Test
    @DisplayName("RF-02, RF-04: the window is over, though the successor was never used")
    void usedTokenAfterTheWindowThenTheFamilyIsDead() {
        List<Tokens> family = family(2);
        Family.of(boxoffice, family.getFirst()).rotatedLongerAgo(Duration.ofHours(1));
        assertRefusedLikeRubbish(family.getFirst().refresh());
        assertRefusedLikeRubbish(family.getLast().refresh());
        Refusal.assertInvalidToken(
                "its family", boxoffice.get("/api/server/me", family.getLast().access()));
        Family.of(boxoffice, family.getFirst()).assertEndedByOneReuse();
    }

    @Test
    @DisplayName("A096: who knows a sid from an access token, and no secret, harms nobody")
    void madeUpTokenOfAnyGenerationThenNothingChanges() {
        List<Tokens> family = family(4);
        for (int generation : new int[] {1, 2, 3, 4, 5, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertRefusedLikeRubbish(Family.madeUp(family.getLast(), generation));
        }
        for (int generation : new int[] {1, 2, 3, 5}) {
            assertRefusedLikeRubbish(Family.relabelled(family.getLast(), generation));
            boxoffice.tryLogout(Family.relabelled(family.getLast(), generation)).hasStatus(204);
        }
        Family.of(boxoffice, family.getFirst()).assertUntouchedAt(4);
        Api.SERVER.admits(family.getLast().access());
        assertThat(boxoffice.refresh(family.getLast()).session())
                .isEqualTo(family.getLast().session());
    }

    @Test
    @DisplayName("RF-02, A094: a retry window of nothing makes every second presentation a replay")
    void strictWindowThenTheFirstRetryIsAReplay() {
        strictly(() -> {
            Tokens first = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
            Tokens second = boxoffice.refresh(first);
            assertRefusedLikeRubbish(first.refresh());
            assertRefusedLikeRubbish(second.refresh());
            Refusal.assertInvalidToken("its family", boxoffice.get("/api/other/user", second.access()));
            Family.of(boxoffice, first).assertEndedByOneReuse();
        });
        Tokens first = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
        assertThat(boxoffice.refresh(first).refresh())
                .isEqualTo(boxoffice.refresh(first).refresh());
    }

    @Test
    @DisplayName("RF-03, A102: 16 at once without a window: one at most gets tokens, and they are dead already")
    void strictWindowAndManyAtOnceThenOneAtMostAndTheFamilyIsDead() {
        strictly(() -> {
            Tokens first = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
            List<Answer> answers = atOnce(16, first);
            List<Answer> good =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(good).hasSizeLessThanOrEqualTo(1);
            answers.stream().filter(answer -> !good.contains(answer)).forEach(refused -> {
                refused.isOAuthError(400, "invalid_grant");
            });
            good.stream().map(Tokens::of).forEach(tokens -> {
                assertRefusedLikeRubbish(tokens.refresh());
                Refusal.assertInvalidToken("its family", boxoffice.get("/api/other/user", tokens.access()));
            });
            Family.of(boxoffice, first).assertEndedByOneReuse();
        });
    }

    @Test
    @DisplayName("RF-02: sixteen replays at once end one family once")
    void manyReplaysAtOnceThenOneEvent() {
        List<Tokens> family = family(3);
        atOnce(16, family.getFirst()).forEach(answer -> answer.isOAuthError(400, "invalid_grant"));
        Family.of(boxoffice, family.getFirst()).assertEndedByOneReuse();
    }

    /** Comes again, as it is told to, while all connections to the database are taken for a moment: with a 503 nothing has happened. */
    private Answer served(Tokens tokens) {
        Answer answer = boxoffice.tryRefresh(tokens.refresh());
        for (int i = 0; i < 5 && answer.status() == 503; i++) {
            answer = boxoffice.tryRefresh(tokens.refresh());
        }
        return answer;
    }

    private List<Answer> atOnce(int count, Tokens tokens) {
        try {
            return Together.run(count, i -> () -> served(tokens));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void strictly(Runnable story) {
        String admin = boxoffice.admin("server").access();
        boxoffice.patch(OTHER, "{\"retry_window\":\"PT0S\"}", admin).hasStatus(200);
        try {
            story.run();
        } finally {
            boxoffice.patch(OTHER, "{\"retry_window\":null}", admin).hasStatus(200);
        }
    }

    /** A login and what its refreshes gave, the newest last. */
    private List<Tokens> family(int generations) {
        List<Tokens> family = new ArrayList<>();
        Stream.iterate(boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server"), boxoffice::refresh)
                .limit(generations)
                .forEach(family::add);
        return family;
    }

    private void assertRefusedLikeRubbish(String refreshToken) {
        Answer refused = boxoffice.tryRefresh(refreshToken).isOAuthError(400, "invalid_grant");
        assertThat(refused.body()).isEqualTo(boxoffice.tryRefresh("rubbish").body());
    }
}
