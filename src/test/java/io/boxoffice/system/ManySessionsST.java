package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RL-07: a user with a great many sessions is a user like any other. {@code -Dboxoffice.drill.sessions}, 150,000 for a drill. */
class ManySessionsST {
    private static final int MANY = Integer.getInteger("boxoffice.drill.sessions", 20_000);
    private static final int AT_ONCE = 24;
    private static final String PATH = "/api/server/sessions";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final Sessions sessions = new Sessions(boxoffice.database());
    private final Person person = boxoffice.createUser("server", "other");

    @Test
    @DisplayName("RL-07: 24 lists at once, each of one session: the node lives, and has the next page")
    void manyListsAtOnceThenTheNextPageToo() {
        String access = boxoffice.login(person, "server").access();
        sessions.add(person, "other", MANY);
        List<Answer> answers = Burst.together(AT_ONCE, i -> () -> boxoffice.get(PATH + "?limit=1", access));
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 503); // 503: a machine that is busy otherwise
        String cursor = boxoffice.get(PATH + "?limit=1", access).hasStatus(200).text("next_cursor");
        Answer page = timed("a page of " + MANY, () -> boxoffice.get(PATH + "?limit=200&cursor=" + cursor, access));
        assertThat(page.hasStatus(200).json().path("items").size()).isEqualTo(200);
        timed("the end of all", () -> boxoffice.delete(PATH, access)).hasStatus(204);
        Refusal.assertInvalidToken("ended", boxoffice.get(PATH, access));
        assertThat(sessions.living(person)).isZero();
    }

    @Test
    @DisplayName("A104, AD-04: they are disabled, lose an audience and are removed like anybody else")
    void changedThenTheirSessionsEndAllTheSame() {
        String path = "/api/server/users/" + person.id();
        String admin = boxoffice.admin("server").access();
        for (String change : List.of("{\"audiences\":[\"server\"]}", "{\"enabled\":false}")) {
            sessions.add(person, "other", MANY);
            timed(change, () -> boxoffice.patch(path, change, admin)).hasStatus(200);
            assertThat(sessions.living(person)).as(change).isZero();
        }
        sessions.add(person, "other", MANY);
        timed("removal", () -> boxoffice.delete(path, admin)).hasStatus(204);
        assertThat(sessions.living(person)).isZero();
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from revocation where value like '" + person.id() + "%'"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("A069: one's own password changes, this session stays and all others end")
    void passwordChangedThenAllOthersEnd() {
        Tokens mine = boxoffice.login(person, "server");
        Tokens other = boxoffice.login(person, "other");
        sessions.add(person, "other", MANY);
        String body = Json.object("current_password", person.password(), "new_password", "nineteen orange tickets");
        timed("a new password", () -> boxoffice.put("/api/server/me/password", body, mine.access()))
                .hasStatus(204);
        assertThat(sessions.living(person)).isEqualTo(1);
        boxoffice.get("/api/server/me", boxoffice.refresh(mine).access()).hasStatus(200);
        Refusal.assertInvalidToken("ended", boxoffice.get("/api/other/user", other.access()));
        boxoffice.tryRefresh(other.refresh()).isOAuthError(400, "invalid_grant");
    }

    private static Answer timed(String what, Supplier<Answer> call) {
        long begun = System.nanoTime();
        Answer answer = call.get();
        System.out.println(Stream.of(
                        what,
                        "took",
                        Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms")
                .collect(Collectors.joining(" ")));
        return answer;
    }
}
