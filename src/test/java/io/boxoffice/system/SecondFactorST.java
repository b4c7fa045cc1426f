package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Second factors at {@code /api/server/me/factors} and {@code /auth/login}: one-time codes and recovery codes. */
class SecondFactorST {
    private static final String FACTORS = "/api/server/me/factors";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final Person person = boxoffice.createUser("server", "other");

    @Test
    @DisplayName(
            "MF-02: a seed is a factor after its first right code, and is shown once, as text, address and picture")
    void enrolledThenListedAndNeverShownAgain() {
        Tokens tokens = boxoffice.login(person, "server");
        Answer begun = boxoffice.post(FACTORS + "/totp", "", tokens.access()).hasStatus(200);

        String secret = begun.text("secret");
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
        assertThat(begun.text("otpauth_uri"))
                .startsWith("otpauth://totp/localhost%3A")
                .contains(":" + person.username() + "?secret=" + secret, "&algorithm=SHA1&digits=6&period=30");
        assertThat(begun.text("qr_svg")).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        assertThat(items(tokens)).isEmpty();

        Authenticator app = Authenticator.of(secret);
        confirm(tokens, app.wrong(0)).isProblem(400);
        confirm(tokens, app.next()).hasStatus(204);
        confirm(tokens, app.next()).isProblem(401);

        JsonNode factor = items(tokens).getFirst();
        assertThat(Json.names(factor)).containsExactlyInAnyOrder("id", "kind", "name", "created_at", "used_at", "left");
        assertThat(factor.path("kind").stringValue()).isEqualTo("totp");
        assertThat(boxoffice.database().count("SELECT count(*) FROM totp t WHERE t::text LIKE '%" + secret + "%'"))
                .isZero();
    }

    @Test
    @DisplayName("a right password is half of a login then; the code makes it whole, and the token says so")
    void enrolledThenTwoSteps() {
        Authenticator app = enrol();

        Answer first = boxoffice
                .tryLogin(person.username(), person.password(), "other")
                .hasStatus(403);
        assertThat(first.text("error")).isEqualTo("insufficient_authorization");
        assertThat(first.json().path("methods")).hasSize(1);
        assertThat(first.json().path("methods").path(0).stringValue()).isEqualTo("totp");
        assertThat(first.json().path("expires_in").intValue()).isEqualTo(300);

        JsonNode claims =
                Tokens.of(second(first, "otp", app.next())).accessText().claimsJson();
        assertThat(claims.path("acr").stringValue()).isEqualTo("aal2");
        assertThat(claims.path("amr").valueStream().map(JsonNode::stringValue)).containsExactly("mfa", "otp", "pwd");
        assertThat(claims.path("aud").stringValue()).isEqualTo("other");
    }

    @Test
    @DisplayName("what was asked for with the password holds for the code: audience, scope and cookie")
    void askedWithThePasswordThenGivenWithTheCode() {
        Person orderer = boxoffice.hireWith(
                Json.map("audiences", List.of("server", "other"), "scopes", Map.of("other", List.of("orders.read"))));
        Authenticator app = Authenticator.enrol(boxoffice, boxoffice.login(orderer, "server"));
        Answer first = boxoffice.post(
                "/auth/login",
                Json.object(
                        "username",
                        orderer.username(),
                        "password",
                        orderer.password(),
                        "audience",
                        "other",
                        "scope",
                        ""));

        assertThat(Tokens.of(second(first, "otp", app.next())).scope()).isEmpty();
    }

    @Test
    @DisplayName("MF-01, A162: a code is good once, and an older one never after a newer one")
    void usedCodeThenRefusedAndOlderToo() {
        Authenticator app = enrol();
        String code = app.next();
        second(half(), "otp", code).hasStatus(200);

        second(half(), "otp", code).isOAuthError(401, "invalid_grant");
        second(half(), "otp", app.code(Authenticator.present() - 1)).isOAuthError(401, "invalid_grant");
        second(half(), "otp", app.code(Authenticator.present() + 3)).isOAuthError(401, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "１２３４５６", "123 456", "-12345", "1e5"})
    @DisplayName("A162: what is no code is a wrong code")
    void noCodeThenRefused(String text) {
        enrol();
        second(half(), "otp", text).isOAuthError(401, "invalid_grant");
    }

    @Test
    @DisplayName("MF-01: one right code fifty times at once is one login")
    void sameCodeAtOnceThenOneLogin() {
        Authenticator app = enrol();
        String code = app.next();
        List<Answer> halves = new ArrayList<>();
        for (int i = 0; i < 8; i++) { // no more than are looked at before a lock
            halves.add(half());
        }
        List<Answer> answers = Burst.together(halves.size(), i -> () -> second(halves.get(i), "otp", code));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    }

    @Test
    @DisplayName(
            "RL-06, A163: wrong codes are counted over all logins, lock the code and not the password, and look like any other")
    void guessesThenLockedForThatDoorOnly() {
        Authenticator app = enrol();
        Answer wrong = second(half(), "otp", app.wrong(0));
        for (int i = 1; i < 10; i++) {
            assertThat(second(half(), "otp", app.wrong(i)).body()).isEqualTo(wrong.body());
        }

        Answer locked = second(half(), "otp", app.next()).isOAuthError(401, "invalid_grant");

        assertThat(locked.body()).isEqualTo(wrong.body());
        half().hasStatus(403);
        assertThat(new Trail(boxoffice).all("type=authn_login_lock&user_id=" + person.id(), 10))
                .hasSize(1);
    }

    @Test
    @DisplayName("MF-03, A164: half a login opens nothing, is continued once, and not after its user has changed")
    void halfLoginThenGoodForItsSecondStepOnly() {
        Authenticator app = enrol();
        Answer half = half();
        String session = half.text("auth_session");

        boxoffice.get("/api/server/me", session).hasStatus(401);
        boxoffice.tryRefresh(session).isOAuthError(400, "invalid_grant");
        second(half, "otp", app.next()).hasStatus(200);
        second(half, "otp", goodAgain(app)).isOAuthError(401, "invalid_grant");

        Answer before = half();
        boxoffice.patch(
                "/api/server/users/" + person.id(),
                Json.object("name", "Another"),
                boxoffice.admin("server").access());
        second(before, "otp", goodAgain(app)).isOAuthError(401, "invalid_grant");
        second(half(), "otp", goodAgain(app)).hasStatus(200);
    }

    /** The code of now, as if none had been taken yet: the next one would be half a minute away. */
    private String goodAgain(Authenticator app) {
        boxoffice.database().run("UPDATE totp SET last_step = -1 WHERE account_id = '" + person.id() + "'");
        return app.code(Authenticator.present());
    }

    @Test
    @DisplayName("A164: half a login is over after five minutes")
    void halfLoginLaterThenRefused() {
        Authenticator app = enrol();
        Answer half = half();
        boxoffice
                .database()
                .run("UPDATE half_login SET expires_at = now() - interval '1 s' WHERE account_id = '" + person.id()
                        + "'");

        second(half, "otp", app.next()).isOAuthError(401, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auth_session\":\"x\"}",
                "{\"auth_session\":\"x\",\"otp\":\"1\",\"recovery_code\":\"2\"}",
                "{\"auth_session\":\"x\",\"otp\":\"1\",\"audience\":\"other\"}",
                "{\"auth_session\":\"x\",\"enrol\":false}",
                "{\"auth_session\":\"x\",\"otp\":123456}"
            })
    void malformedSecondStepThenBadRequest(String body) {
        boxoffice.post("/auth/login", body).isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("MF-04: a recovery code is good once, in any spelling of it; new ones end those before")
    void recoveryCodesThenEachOnce() {
        Authenticator app = enrol();
        List<String> codes = recoveryCodes(app);
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));

        Answer half = half();
        assertThat(half.json().path("methods").valueStream().map(JsonNode::stringValue))
                .containsExactly("totp", "recovery_code");
        String typed = codes.getFirst().toLowerCase(Locale.ROOT).replace('-', ' ');
        JsonNode claims =
                Tokens.of(second(half, "recovery_code", typed)).accessText().claimsJson();
        assertThat(claims.path("acr").stringValue()).isEqualTo("aal2");
        second(half(), "recovery_code", codes.getFirst()).isOAuthError(401, "invalid_grant");

        app.rewind(boxoffice.database());
        List<String> others = recoveryCodes(app);
        second(half(), "recovery_code", codes.get(1)).isOAuthError(401, "invalid_grant");
        second(half(), "recovery_code", others.get(1)).hasStatus(200);
    }

    @Test
    @DisplayName(
            "MF-02, MF-06: whoever has a factor shows it before they change one (RFC 9470), and other sessions end")
    void changeWithOneFactorThenStepUp() {
        Tokens weak = boxoffice.login(person, "server");
        Authenticator app = Authenticator.enrol(boxoffice, weak);

        Answer refused = boxoffice.post(FACTORS + "/totp", "", weak.access()).isProblem(401);
        assertThat(refused.header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"boxoffice\", error=\"insufficient_user_authentication\"")
                .contains("max_age=\"300\"", "acr_values=\"aal2\"", "resource_metadata=");

        Tokens strong = whole(app, "server");
        String id = items(strong).getFirst().path("id").stringValue();
        boxoffice.delete(FACTORS + "/" + id, weak.access()).isProblem(401);
        boxoffice.delete(FACTORS + "/" + id, strong.access()).hasStatus(204);
        boxoffice.delete(FACTORS + "/" + id, strong.access()).hasStatus(404);
        boxoffice.tryRefresh(weak.refresh()).isOAuthError(400, "invalid_grant");
        boxoffice.refresh(strong);
        boxoffice.login(person, "server");
    }

    @Test
    @DisplayName("A165: a login of longer ago changes no factor")
    void oldLoginThenStepUp() {
        Tokens tokens = boxoffice.login(person, "server");
        boxoffice
                .database()
                .run("UPDATE session SET auth_time = now() - interval '6 min' WHERE id = '" + tokens.session() + "'");
        Tokens old = boxoffice.refresh(tokens);

        assertThat(boxoffice
                        .post(FACTORS + "/totp", "", old.access())
                        .isProblem(401)
                        .header("WWW-Authenticate"))
                .contains("insufficient_user_authentication", "max_age=\"300\"")
                .doesNotContain("acr_values");
        boxoffice.get(FACTORS, old.access()).hasStatus(200);
    }

    @Test
    @DisplayName("MF-06: an administrator sees kinds and dates, and removes them all, which ends the user's sessions")
    void removedByAdministratorThenPasswordIsEnough() {
        Authenticator app = enrol();
        Tokens tokens = whole(app, "server");
        String path = "/api/server/users/" + person.id() + "/factors";
        String admin = boxoffice.admin("server").access();
        assertThat(boxoffice.get(path, admin).hasStatus(200).json().path("items"))
                .hasSize(1);

        boxoffice.delete(path, admin).hasStatus(204);

        boxoffice.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
        boxoffice.login(person, "server");
        boxoffice
                .get("/api/server/users/" + Trail.someone() + "/factors", admin)
                .isProblem(404);
        boxoffice.get(path, boxoffice.login(person, "server").access()).hasStatus(403);
    }

    @Test
    @DisplayName(
            "an audience without second factors takes the password, and one that requires them lets nobody in without")
    void policyOfTheAudienceThenKept() {
        Authenticator app = enrol();
        String off = audience("off");
        String required = audience("required");
        grant(person, off, required);

        boxoffice.login(person, off);
        Answer due = boxoffice
                .tryLogin(person.username(), person.password(), required)
                .hasStatus(403);
        second(due, "otp", app.next()).hasStatus(200);

        Person without = boxoffice.createUser();
        grant(without, required, "server");
        Answer first = boxoffice
                .tryLogin(without.username(), without.password(), required)
                .hasStatus(403);
        assertThat(first.json().path("methods").path(0).stringValue()).isEqualTo("enrol");
        second(first, "otp", "123456").isOAuthError(401, "invalid_grant");

        Answer enrolling = boxoffice
                .post("/auth/login", Json.object("auth_session", first.text("auth_session"), "enrol", true))
                .hasStatus(200);
        assertThat(enrolling.json().has("refresh_token")).isFalse();
        String token = enrolling.text("access_token");
        for (String closed : List.of("/api/server/me", "/api/server/sessions", "/api/server/me/consents")) {
            boxoffice.get(closed, token).isProblem(403);
        }
        Authenticator own = Authenticator.enrol(boxoffice, new Tokens(token, "", "server", "factors.enrol"));
        boxoffice.get(FACTORS, token).hasStatus(401);
        Answer again = boxoffice
                .tryLogin(without.username(), without.password(), required)
                .hasStatus(403);
        second(again, "otp", own.next()).hasStatus(200);
    }

    @Test
    @DisplayName("an enrolment is offered to nobody who has a factor already")
    void enrolWithFactorThenRefused() {
        enrol();
        boxoffice
                .post("/auth/login", Json.object("auth_session", half().text("auth_session"), "enrol", true))
                .isOAuthError(401, "invalid_grant");
    }

    @Test
    @DisplayName("the audit tells of each factor, and of no secret")
    void factorsThenTold() {
        Authenticator app = enrol();
        String code = recoveryCodes(app).getFirst();
        second(half(), "recovery_code", code).hasStatus(200);

        Trail trail = new Trail(boxoffice);
        assertThat(trail.all("type=factor_added&user_id=" + person.id(), 10)).hasSize(2);
        JsonNode used = trail.await("?user_id=" + person.id(), Trail.with("type", "recovery_code_used"));
        assertThat(used.toString()).doesNotContain(code);
        assertThat(Instant.parse(used.path("time").stringValue()))
                .isBeforeOrEqualTo(Instant.now().plusSeconds(5));
    }

    private Authenticator enrol() {
        return Authenticator.enrol(boxoffice, boxoffice.login(person, "server"));
    }

    private Answer half() {
        return boxoffice.tryLogin(person.username(), person.password(), "other").hasStatus(403);
    }

    private Answer second(Answer first, String member, String proof) {
        return boxoffice.post("/auth/login", Json.object("auth_session", first.text("auth_session"), member, proof));
    }

    private Tokens whole(Authenticator app, String audience) {
        Answer first = boxoffice.tryLogin(person.username(), person.password(), audience);
        return Tokens.of(second(first, "otp", app.next()));
    }

    private Answer confirm(Tokens tokens, String code) {
        return boxoffice.post(FACTORS + "/totp/confirm", Json.object("otp", code), tokens.access());
    }

    private List<JsonNode> items(Tokens tokens) {
        return boxoffice
                .get(FACTORS, tokens.access())
                .hasStatus(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<String> recoveryCodes(Authenticator app) {
        return boxoffice
                .post(FACTORS + "/recovery-codes", "", whole(app, "server").access())
                .hasStatus(200)
                .json()
                .path("codes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private String audience(String policy) {
        String name = "a-" + Boxoffice.uniqueName();
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", name, "second_factor", policy))
                .hasStatus(201);
        return name;
    }

    private void grant(Person to, String... audiences) {
        boxoffice
                .patch(
                        "/api/server/users/" + to.id(),
                        Json.object("audiences", List.of(audiences)),
                        boxoffice.admin("server").access())
                .hasStatus(200);
    }
}
