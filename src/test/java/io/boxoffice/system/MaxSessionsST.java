package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RF-14: {@code max_sessions} of an audience, and what happens to the one too many. */
class MaxSessionsST {
    private static final int MOST = 3;
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    void rejectAndFullThenAccessDeniedAndTheOthersLive() {
        String audience = audience("reject");
        Person person = boxoffice.createUser(audience, "server");
        List<Tokens> sessions = logins(person, audience, MOST);
        Answer refused = boxoffice.tryLogin(person.username(), person.password(), audience);
        refused.isOAuthError(400, "access_denied");
        assertThat(living(person, audience)).isEqualTo(MOST);
        sessions.forEach(
                tokens -> assertThat(boxoffice.refresh(tokens).session()).isEqualTo(tokens.session()));
        boxoffice.login(person, "server");
        boxoffice.login(boxoffice.createUser(audience), audience);
    }

    /** RF-10, RF-14. */
    @ParameterizedTest
    @ValueSource(strings = {"reject", "end_oldest"})
    void fullAndALoginInTheSameBrowserThenItTakesTheCookiesPlaceAndTheOthersLive(String policy) {
        String audience = audience(policy);
        Person person = boxoffice.createUser(audience);
        List<Tokens> others = logins(person, audience, MOST - 1);
        Page browser = new Page(boxoffice, boxoffice.issuer());
        browser.login(person, audience).hasStatus(200);
        browser.login(person, audience).hasStatus(200);
        browser.refresh(audience).hasStatus(200);
        others.forEach(tokens -> assertThat(boxoffice.refresh(tokens).session()).isEqualTo(tokens.session()));
    }

    @Test
    void rejectAndOneEndedThenThereIsRoomAgain() {
        String audience = audience("reject");
        Person person = boxoffice.createUser(audience);
        List<Tokens> sessions = logins(person, audience, MOST);
        boxoffice.tryLogout(sessions.get(1).refresh()).hasStatus(204);
        boxoffice.login(person, audience);
        Family.of(boxoffice, sessions.getFirst()).set("idle_end = now()");
        boxoffice.login(person, audience);
        assertThat(living(person, audience)).isEqualTo(MOST);
    }

    @Test
    void rejectAndFullAndAWrongPasswordThenInvalidGrant() {
        String audience = audience("reject");
        Person person = boxoffice.createUser(audience);
        logins(person, audience, MOST);
        boxoffice
                .tryLogin(person.username(), "wrong horse " + person.username(), audience)
                .isOAuthError(401, "invalid_grant");
    }

    @Test
    void endOldestAndFullThenExactlyTheOldestEnds() {
        String audience = audience("end_oldest");
        Person person = boxoffice.createUser(audience, "other");
        Tokens elsewhere = boxoffice.login(person, "other");
        List<Tokens> sessions = logins(person, audience, MOST + 1);
        boxoffice.tryRefresh(sessions.getFirst().refresh()).isOAuthError(400, "invalid_grant");
        sessions.stream()
                .skip(1)
                .forEach(tokens ->
                        assertThat(boxoffice.refresh(tokens).session()).isEqualTo(tokens.session()));
        boxoffice.get("/api/other/user", elsewhere.access()).hasStatus(200);
        assertThat(Family.of(boxoffice, sessions.getFirst()).events("authn_token_revoked"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "end_oldest"})
    @DisplayName("A092: exact, however many log in at once")
    void sixteenLoginsAtOnceThenNeverOneTooMany(String rule) throws Exception {
        String audience = audience(rule);
        Person person = boxoffice.createUser(audience);
        List<Answer> answers =
                Together.run(16, i -> () -> boxoffice.tryLogin(person.username(), person.password(), audience));
        assertThat(living(person, audience)).as("%s", answers).isEqualTo(MOST);
        List<Integer> statuses = answers.stream().map(Answer::status).toList();
        long good = statuses.stream().filter(status -> status == 200).count();
        assertThat(statuses).isSubsetOf(200, 400, 429, 503);
        assertThat(good).isGreaterThanOrEqualTo(MOST);
        assertThat(good == MOST || rule.equals("end_oldest")).as("%s", statuses).isTrue();
        answers.stream()
                .filter(answer -> answer.status() == 400)
                .forEach(answer -> answer.isOAuthError(400, "access_denied"));
    }

    private String audience(String rule) {
        String name = "max-" + UUID.randomUUID().toString().substring(0, 13);
        boxoffice
                .asAdmin(
                        "/api/server/audiences",
                        Json.object("name", name, "max_sessions", MOST, "on_max_sessions", rule))
                .hasStatus(201);
        return name;
    }

    private List<Tokens> logins(Person person, String audience, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> boxoffice.login(person, audience))
                .toList();
    }

    private long living(Person person, String audience) {
        return boxoffice
                .database()
                .count("select count(*) from session where ended_at is null and idle_end > now() and account_id = '"
                        + person.id() + "' and audience = '" + audience + "'");
    }
}
