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
    private final Office office = Office.open();

    @Test
    @DisplayName("CR-07, A104, A069: the other sessions end, the one that made the change stays")
    void changeThenTheOtherSessionsEnd() {
        Person person = office.hire("server", "other");
        Tokens mine = office.login(person, "server");
        Tokens sameAudience = office.login(person, "server");
        Tokens other = office.login(person, "other");
        Answer changed = change(mine, person.password(), NEW).hasStatus(204);
        assertThat(changed.body()).isEmpty();
        office.tryRefresh(sameAudience.refresh()).isOAuthError(400, "invalid_grant");
        office.tryRefresh(other.refresh()).isOAuthError(400, "invalid_grant");
        office.get("/api/server/me", mine.access()).hasStatus(200);
        office.refresh(mine);
        office.tryLogin(person.username(), person.password(), "server").isOAuthError(401, "invalid_grant");
        office.login(person.username(), NEW, "server");
        assertThat(events(person)).isEqualTo(1);
    }

    @Test
    @DisplayName("CR-07: a change needs the current password")
    void wrongCurrentPasswordThenBadRequestAndNothingChanges() {
        Person person = office.hire("server");
        Tokens mine = office.login(person, "server");
        Tokens another = office.login(person, "server");
        for (String wrong : List.of("", "wrong", NEW, person.password() + " ", "x".repeat(300))) {
            assertThat(change(mine, wrong, NEW).isProblem(400).text("detail"))
                    .isEqualTo("The current password is wrong.");
        }
        office.refresh(another);
        office.login(person, "server");
        assertThat(events(person)).isZero();
    }

    @ParameterizedTest
    @DisplayName("CR-03, CR-04: the rules hold at the change too")
    @ValueSource(strings = {"", "short", "fourteen chars", "passwordpassword", "BOXOFFICEboxoffice"})
    void weakNewPasswordThenBadRequest(String weak) {
        Person person = office.hire("server");
        Tokens mine = office.login(person, "server");
        Answer answer = change(mine, person.password(), weak).isProblem(400);
        assertThat(answer.text("detail")).isNotEqualTo("The current password is wrong.");
        change(mine, person.password(), "x".repeat(257)).isProblem(400);
        change(mine, person.password(), person.username()).isProblem(400);
        office.login(person, "server");
    }

    /** Each would take a second and more, if it were normalised before its length is known. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "a\u0301", "x"})
    void longTextThenBadRequest(String part) {
        Person person = office.hire("server");
        Tokens mine = office.login(person, "server");
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
        Tokens mine = office.login(office.hire("server"), "server");
        office.put(PATH, body, mine.access()).isProblem(400);
    }

    @Test
    @DisplayName("CR-07: of two changes at once by the same old password one session is left")
    void atOnceFromTwoSessionsThenOneOfThem() {
        Person person = office.hire("server");
        List<Tokens> sessions = List.of(office.login(person, "server"), office.login(person, "server"));
        List<Answer> answers = sessions.parallelStream()
                .map(mine -> change(mine, person.password(), NEW + mine.refresh()))
                .toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().map(Answer::status)).isSubsetOf(204, 400, 401, 409);
        Stream<Integer> refreshed =
                sessions.stream().map(mine -> office.tryRefresh(mine.refresh()).status());
        assertThat(refreshed).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void changedByAnAdministratorMeanwhileThenByTheNewPasswordOnly() {
        Person person = office.hire("server");
        Tokens before = office.login(person, "server");
        String path = "/api/server/users/" + person.id();
        String admin = office.admin("server").access();
        office.patch(path, office.get(path, admin).header("ETag"), Json.object("password", NEW), admin)
                .hasStatus(200);
        assertThat(change(before, person.password(), NEW + " again").status()).isIn(400, 401);
        Tokens after = office.login(person.username(), NEW, "server");
        change(after, NEW, NEW + " again").hasStatus(204);
    }

    @Test
    @DisplayName("AD-01: the audience server")
    void noTokenOrOfAnotherAudienceThenRefused() {
        Person person = office.hire("server", "other");
        String body = Json.object("current_password", person.password(), "new_password", NEW);
        Refusal.assertInvalidToken(
                "other", office.put(PATH, body, office.login(person, "other").access()));
        Refusal.assertNoToken(office.send(
                office.request(PATH).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body))));
        office.login(person, "server");
    }

    private Answer change(Tokens mine, String current, String chosen) {
        return office.put(PATH, Json.object("current_password", current, "new_password", chosen), mine.access());
    }

    private long events(Person person) {
        return office.database()
                .count("select count(*) from audit_event where type = 'authn_password_change' and target = '"
                        + person.id() + "' and actor = '" + person.id() + "'");
    }
}
