package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PUT /api/server/me/password}. */
class PasswordChangeST {
    private static final String PATH = "/api/server/me/password";
    private static final String NEW = "nineteen orange tickets";
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @DisplayName("CR-07, A104, A069: the other sessions end, the one that made the change stays")
    void changeThenTheOtherSessionsEnd() {
        Person person = boxoffice.createUser("server", "other");
        Tokens mine = boxoffice.login(person, "server");
        Tokens sameAudience = boxoffice.login(person, "server");
        Tokens other = boxoffice.login(person, "other");
        Answer changed = change(mine, person.password(), NEW).hasStatus(204);
        assertThat(changed.body()).isEmpty();
        boxoffice.tryRefresh(sameAudience.refresh()).isOAuthError(400, "invalid_grant");
        boxoffice.tryRefresh(other.refresh()).isOAuthError(400, "invalid_grant");
        boxoffice.get("/api/server/me", mine.access()).hasStatus(200);
        boxoffice.refresh(mine);
        boxoffice.tryLogin(person.username(), person.password(), "server").isOAuthError(401, "invalid_grant");
        boxoffice.login(person.username(), NEW, "server");
        assertThat(events(person)).isEqualTo(1);
    }

    @Test
    @DisplayName("CR-07: a change needs the current password")
    void wrongCurrentPasswordThenBadRequestAndNothingChanges() {
        Person person = boxoffice.createUser("server");
        Tokens mine = boxoffice.login(person, "server");
        Tokens another = boxoffice.login(person, "server");
        for (String wrong : List.of("", "wrong", NEW, person.password() + " ", "x".repeat(300))) {
            assertThat(change(mine, wrong, NEW).isProblem(400).text("detail"))
                    .isEqualTo("The current password is wrong.");
        }
        boxoffice.refresh(another);
        boxoffice.login(person, "server");
        assertThat(events(person)).isZero();
    }

    @ParameterizedTest
    @DisplayName("CR-03, CR-04: the rules hold at the change too")
    @ValueSource(strings = {"", "short", "fourteen chars", "passwordpassword", "BOXOFFICEboxoffice"})
    void weakNewPasswordThenBadRequest(String weak) {
        Person person = boxoffice.createUser("server");
        Tokens mine = boxoffice.login(person, "server");
        Answer answer = change(mine, person.password(), weak).isProblem(400);
        assertThat(answer.text("detail")).isNotEqualTo("The current password is wrong.");
        change(mine, person.password(), "x".repeat(257)).isProblem(400);
        change(mine, person.password(), person.username()).isProblem(400);
        boxoffice.login(person, "server");
    }

    /** Each would take a second and more, if it were normalised before its length is known. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "a\u0301", "x"})
    void longTextThenBadRequest(String part) {
        Person person = boxoffice.createUser("server");
        Tokens mine = boxoffice.login(person, "server");
        String longText = part.repeat(60_000 / part.getBytes(StandardCharsets.UTF_8).length);
        assertThat(change(mine, person.password(), longText).isProblem(400).text("detail"))
                .isEqualTo("The password must have 15 to 256 characters.");
        assertThat(change(mine, longText, NEW).isProblem(400).text("detail"))
                .isEqualTo("The current password is wrong.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"new_password\":\"nineteen orange tickets\"}",
                "{\"current_password\":\"nineteen orange tickets\"}",
                "{\"current_password\":null,\"new_password\":\"nineteen orange tickets\"}",
                "{\"current_password\":\"x\",\"new_password\":1}",
                "{\"current_password\":\"x\",\"new_password\":\"\\ud800 orange tickets\"}",
                "{\"current_password\":\"x\",\"new_password\":\"nineteen orange tickets\",\"user_id\":\"x\"}"
            })
    void anotherBodyThenBadRequest(String body) {
        Tokens mine = boxoffice.login(boxoffice.createUser("server"), "server");
        boxoffice.put(PATH, body, mine.access()).isProblem(400);
    }

    @Test
    @DisplayName("CR-07: of two changes at once by the same old password one session is left")
    void atOnceFromTwoSessionsThenOneOfThem() {
        Person person = boxoffice.createUser("server");
        List<Tokens> sessions = List.of(boxoffice.login(person, "server"), boxoffice.login(person, "server"));
        List<Answer> answers = sessions.parallelStream()
                .map(mine -> change(mine, person.password(), NEW + mine.refresh()))
                .toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().map(Answer::status)).isSubsetOf(204, 400, 401, 409);
        Stream<Integer> refreshed = sessions.stream()
                .map(mine -> boxoffice.tryRefresh(mine.refresh()).status());
        assertThat(refreshed).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void changedByAnAdministratorMeanwhileThenByTheNewPasswordOnly() {
        Person person = boxoffice.createUser("server");
        Tokens before = boxoffice.login(person, "server");
        String path = "/api/server/users/" + person.id();
        String admin = boxoffice.admin("server").access();
        boxoffice
                .patch(path, boxoffice.get(path, admin).header("ETag"), Json.object("password", NEW), admin)
                .hasStatus(200);
        assertThat(change(before, person.password(), NEW + " again").status()).isIn(400, 401);
        Tokens after = boxoffice.login(person.username(), NEW, "server");
        change(after, NEW, NEW + " again").hasStatus(204);
    }

    @Test
    @DisplayName("AD-01: the audience server")
    void noTokenOrOfAnotherAudienceThenRefused() {
        Person person = boxoffice.createUser("server", "other");
        String body = Json.object("current_password", person.password(), "new_password", NEW);
        Refusal.assertInvalidToken(
                "other",
                boxoffice.put(PATH, body, boxoffice.login(person, "other").access()));
        Refusal.assertNoToken(boxoffice.send(boxoffice
                .request(PATH)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))));
        boxoffice.login(person, "server");
    }

    private Answer change(Tokens mine, String current, String chosen) {
        return boxoffice.put(PATH, Json.object("current_password", current, "new_password", chosen), mine.access());
    }

    private long events(Person person) {
        return boxoffice
                .database()
                .count("select count(*) from audit_event where type = 'authn_password_change' and target = '"
                        + person.id() + "' and actor = '" + person.id() + "'");
    }
}
