package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** RF-01, RF-02, RF-04, RF-10: any story of logins, refreshes, retries, replays and ends, compared with a small model. */
class SessionModelST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final List<SessionModel> sessions = new ArrayList<>();

    private enum Act {
        LOGIN,
        REFRESH,
        RETRY,
        REPLAY,
        LOGOUT,
        REVOKE,
        WINDOW_PASSES,
        IDLE_TIME_PASSES
    }

    /**
     * One step of a story.
     *
     * @param session which of the sessions, modulo their number
     * @param age of how many generations ago the token is
     */
    record Step(Act act, int session, int age) {}

    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<Act> acts = Arbitraries.frequency(
                Tuple.of(2, Act.LOGIN),
                Tuple.of(8, Act.REFRESH),
                Tuple.of(4, Act.RETRY),
                Tuple.of(1, Act.REPLAY),
                Tuple.of(1, Act.LOGOUT),
                Tuple.of(1, Act.REVOKE),
                Tuple.of(1, Act.WINDOW_PASSES),
                Tuple.of(1, Act.IDLE_TIME_PASSES));
        return Combinators.combine(
                        acts,
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(2, 5))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(20);
    }

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void anyStoryThenTheServerDoesAsTheModel(@ForAll("stories") List<Step> story) {
        sessions.clear();
        Person person = boxoffice.createUser("server");
        login(person);
        for (Step step : story) {
            SessionModel session = sessions.get(step.session() % sessions.size());
            switch (step.act()) {
                case LOGIN -> login(person);
                case REFRESH -> present(session, session.newest());
                case RETRY -> present(session, session.before(1));
                case REPLAY -> present(session, session.before(step.age()));
                case LOGOUT -> logout(session, session.before(step.age() - 2));
                case REVOKE -> revoke(session);
                case WINDOW_PASSES -> windowPasses(session);
                case IDLE_TIME_PASSES -> idleTimePasses(session);
            }
            compare(session);
        }
        sessions.forEach(this::compare);
    }

    private void login(Person person) {
        sessions.add(new SessionModel(boxoffice.login(person, "server")));
    }

    private void present(SessionModel session, Tokens presented) {
        SessionModel.Expected expected = session.present(presented);
        Answer answer = boxoffice.tryRefresh(presented.refresh());
        switch (expected) {
            case NEXT -> {
                Tokens next = Tokens.of(answer);
                assertThat(session.tokens).extracting(Tokens::refresh).doesNotContain(next.refresh());
                assertThat(session.tokens).extracting(Tokens::jti).doesNotContain(next.jti());
                session.tokens.add(next);
            }
            case THE_SAME_AGAIN -> {
                assertThat(Tokens.of(answer).refresh())
                        .isEqualTo(session.newest().refresh());
                assertThat(Tokens.of(answer).jti()).isEqualTo(session.newest().jti());
            }
            case REFUSED -> answer.isOAuthError(400, "invalid_grant");
        }
    }

    private void logout(SessionModel session, Tokens presented) {
        boxoffice.tryLogout(presented.refresh()).hasStatus(204);
        session.end();
    }

    private void revoke(SessionModel session) {
        String body = Json.object("session_id", session.newest().session(), "reason", "a story");
        boxoffice.asAdmin("/api/server/revocations", body).hasStatus(204);
        session.end();
    }

    private void windowPasses(SessionModel session) {
        family(session).rotatedLongerAgo(Duration.ofHours(1));
        session.windowPasses();
    }

    private void idleTimePasses(SessionModel session) {
        family(session).set("idle_end = now() - interval '1 ms'");
        session.idleTimePasses();
    }

    private Family family(SessionModel session) {
        return Family.of(boxoffice, session.newest());
    }

    private void compare(SessionModel session) {
        assertThat(family(session).generation()).isEqualTo(session.tokens.size());
        assertThat(family(session).isEnded()).isEqualTo(session.ended);
        assertThat(family(session).events("authn_token_reuse")).isEqualTo(session.reuses);
        for (Tokens tokens : List.of(session.tokens.getFirst(), session.newest())) {
            Answer answer = boxoffice.get("/api/server/me", tokens.access());
            assertThat(answer.status()).as("%s", answer).isEqualTo(session.ended ? 401 : 200);
        }
    }
}
