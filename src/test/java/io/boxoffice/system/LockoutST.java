package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ten wrong passwords in a row, and the door is shut for a while: to whom, for what, and how it opens again. */
@SecondLane
class LockoutST {
    private static final int MOST = 10;
    private static final String NEW = "nineteen orange tickets";

    private final Boxoffice boxoffice = Throttled.open();
    private final Guesser stranger = Guesser.ofNowhere(boxoffice);

    @Test
    @DisplayName(
            "RL-02: of 200 guesses at once exactly 10 are looked at, and the right password is among those that are not")
    void twoHundredGuessesAtOnceThenTenAreLookedAt() throws Exception {
        Person person = boxoffice.createUser("server");
        List<Answer> answers = Together.run(
                200,
                i -> () ->
                        new Guesser(boxoffice, "198.51.100." + i).insist(person.username(), "wrong horse number " + i));
        assertThat(answers).allSatisfy(answer -> answer.isOAuthError(401, "invalid_grant"));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(events(person, "authn_login_fail", "the password is wrong")).isEqualTo(MOST);
        assertThat(events(person, "authn_login_fail", "the user is locked")).isEqualTo(200 - MOST);
        assertThat(events(person, "authn_login_lock", "10 failures from no known network%"))
                .isEqualTo(1);
        stranger.tryLogin(person.username(), person.password()).isOAuthError(401, "invalid_grant");
    }

    @Test
    @DisplayName("RL-01: the right password thirty times at once is no guess: all are let in")
    void thirtyLoginsOfTheOwnerAtOnceThenAllAreLetIn() throws Exception {
        Person person = boxoffice.createUser("server");
        List<Answer> answers = Together.run(
                30, i -> () -> new Guesser(boxoffice, "198.51.100." + i).insist(person.username(), person.password()));
        assertThat(answers).allSatisfy(answer -> answer.hasStatus(200));
        assertThat(events(person, "authn_login_fail", "%")).isZero();
    }

    @Test
    @DisplayName("A086, RL-03: 20 wrong passwords, then the right one; it looks like a wrong one")
    void rightPasswordDuringALockThenOneConstantAnswer() {
        Person person = boxoffice.createUser("server");
        Answer wrong = stranger.tryLogin(person.username(), "wrong horse");
        stranger.fail(person, 19);
        Answer right = stranger.tryLogin(person.username(), person.password());
        assertThat(right.status()).isEqualTo(wrong.status()).isEqualTo(401);
        assertThat(right.body()).isEqualTo(wrong.body());
        assertThat(right.headers().keySet()).isEqualTo(wrong.headers().keySet());
        assertThat(events(person, "authn_login_lock", "%")).isEqualTo(1);
    }

    @Test
    @DisplayName("RL-01: nine are no lock, and the right password begins the count anew")
    void nineWrongThenTheRightOneThenNoWait() {
        Person person = boxoffice.createUser("server");
        Guesser owner = new Guesser(boxoffice, "192.0.2.10");
        owner.fail(person, MOST - 1);
        owner.tryLogin(person.username(), person.password()).hasStatus(200);
        owner.fail(person, MOST - 1);
        owner.tryLogin(person.username(), person.password()).hasStatus(200);
        assertThat(events(person, "authn_login_lock", "%")).isZero();
    }

    @Test
    @DisplayName("RL-05: who was let in from there before is let in again, whatever a stranger does elsewhere")
    void lockFromElsewhereThenTheOwnerGetsInFromWhereHeIsKnown() {
        Person person = boxoffice.createUser("server");
        Guesser owner = new Guesser(boxoffice, "2001:db8:7:7::1");
        owner.tryLogin(person.username(), person.password()).hasStatus(200);
        stranger.fail(person, MOST + 1);
        stranger.tryLogin(person.username(), person.password()).isOAuthError(401, "invalid_grant");
        new Guesser(boxoffice, "2001:db8:7:7:ffff::2")
                .tryLogin(person.username(), person.password())
                .hasStatus(200);
        new Guesser(boxoffice, "2001:db8:7:8::1")
                .tryLogin(person.username(), person.password())
                .isOAuthError(401, "invalid_grant");
    }

    @Test
    @DisplayName("RL-04, A103: a lock shuts every door with a password, and no live session")
    void lockThenNoPasswordChangeButTheSessionLives() {
        Person person = boxoffice.createUser("server");
        Guesser owner = new Guesser(boxoffice, "192.0.2.20");
        Tokens tokens = Tokens.of(owner.tryLogin(person.username(), person.password()));
        owner.fail(person, MOST);
        Tokens refreshed = Tokens.of(owner.tryRefresh(tokens.refresh()));
        boxoffice.get("/api/server/me", refreshed.access()).hasStatus(200);
        String body = Json.object("current_password", person.password(), "new_password", NEW);
        Answer change = boxoffice.send(boxoffice
                .request("/api/server/me/password")
                .header("X-Forwarded-For", owner.address())
                .header("Authorization", "Bearer " + refreshed.access())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
        assertThat(change.isProblem(400).text("detail")).isEqualTo("The current password is wrong.");
    }

    @Test
    @DisplayName("RL-04: wrong current passwords of a stolen access token are guesses too")
    void wrongCurrentPasswordsThenLocked() {
        Person person = boxoffice.createUser("server");
        Tokens tokens = boxoffice.login(person, "server");
        String body = Json.object("current_password", "wrong horse", "new_password", NEW);
        for (int i = 0; i < MOST; i++) {
            boxoffice.put("/api/server/me/password", body, tokens.access()).isProblem(400);
        }
        boxoffice.tryLogin(person.username(), person.password(), "server").isOAuthError(401, "invalid_grant");
        assertThat(events(person, "authn_login_lock", "10 failures from 127.0.0.1%"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("RL-05: a lock ends by itself, and the next one is twice as long")
    void lockIsOverThenInAndTheNextOneIsTwiceAsLong() {
        Person person = boxoffice.createUser("server");
        stranger.fail(person, MOST);
        assertThat(minutesLocked(person)).isEqualTo(15);
        pass(person, 15);
        stranger.fail(person, MOST);
        assertThat(minutesLocked(person)).isEqualTo(30);
        pass(person, 30);
        stranger.tryLogin(person.username(), person.password()).hasStatus(200);
        assertThat(user(person).json().path("locked_until").isNull()).isTrue();
    }

    @Test
    void newPasswordByAnAdministratorThenTheLockIsLifted() {
        Person person = boxoffice.createUser("server");
        stranger.fail(person, MOST);
        Answer changed = patch(person, Json.object("password", NEW));
        assertThat(changed.json().path("locked_until").isNull()).isTrue();
        stranger.tryLogin(person.username(), NEW).hasStatus(200);
        assertThat(events(person, "user_updated", "locked_until % -> null")).isEqualTo(1);
    }

    @Test
    void enabledByAnAdministratorThenTheLockIsLiftedAndNoSessionEnds() {
        Person person = boxoffice.createUser("server");
        Tokens living = boxoffice.login(person, "server");
        stranger.fail(person, MOST);
        patch(person, "{\"claims\":{\"desk\":\"3\"}}");
        stranger.tryLogin(person.username(), person.password()).isOAuthError(401, "invalid_grant");
        patch(person, "{\"enabled\":true}");
        stranger.tryLogin(person.username(), person.password()).hasStatus(200);
        boxoffice.refresh(living);
    }

    private Answer patch(Person person, String json) {
        return boxoffice
                .patch(path(person), json, boxoffice.admin("server").access())
                .hasStatus(200);
    }

    private Answer user(Person person) {
        return boxoffice.get(path(person), boxoffice.admin("server").access()).hasStatus(200);
    }

    private static String path(Person person) {
        return "/api/server/users/" + person.id();
    }

    private long minutesLocked(Person person) {
        Instant until = Instant.parse(user(person).text("locked_until"));
        return Math.round((until.toEpochMilli() - Instant.now().toEpochMilli()) / 60_000.0);
    }

    private void pass(Person person, int minutes) {
        String moved = " = locked_until - interval '" + minutes + " min' where ";
        boxoffice.database().run("update login_tally set locked_until" + moved + "account_id = '" + person.id() + "'");
        boxoffice.database().run("update account set locked_until" + moved + "id = '" + person.id() + "'");
    }

    private long events(Person person, String type, String reason) {
        return boxoffice
                .database()
                .count("select count(*) from audit_event where type = '" + type + "' and target = '" + person.id()
                        + "' and reason like '" + reason + "'");
    }
}
