package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code PATCH /api/server/users/{id}}: what an administrator changes, and which sessions end with it. */
class UsersPatchST {
    private static final String PATH = "/api/server/users/";
    private static final String PASSWORD = "eighteen yellow tickets";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String admin = boxoffice.admin("server").access();

    @Test
    void patchThenOnlyWhatItNames() {
        Person person = boxoffice.hireWith(Json.map(
                "audiences",
                List.of("other", "server"),
                "scopes",
                Json.map("other", List.of("orders.read")),
                "claims",
                Json.map("team", "north", "vip", true)));
        Answer before = read(person);
        Answer patched = patch(person, """
                {"tenant":"blue","claims":{"vip":null,"desk":"3"},"scopes":{"other":["orders.read","orders.write"]}}""").hasStatus(200);
        JsonNode user = patched.json();
        assertThat(user.path("tenant").stringValue()).isEqualTo("blue");
        assertThat(user.path("claims").toString()).isEqualTo("{\"desk\":\"3\",\"team\":\"north\"}");
        assertThat(user.path("scopes").toString()).isEqualTo("{\"other\":[\"orders.read\",\"orders.write\"]}");
        assertThat(user.path("audiences")).isEqualTo(before.json().path("audiences"));
        assertThat(user.path("created_at")).isEqualTo(before.json().path("created_at"));
        assertThat(patched.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(read(person).json()).isEqualTo(user);
        assertThat(read(person).header("ETag")).isEqualTo(patched.header("ETag"));
    }

    @Test
    void nullThenWhatANewUserHas() {
        Person person = boxoffice.hireWith(Json.map(
                "roles",
                List.of("clerk"),
                "tenant",
                "blue",
                "audiences",
                List.of("other"),
                "scopes",
                Json.map("other", List.of("orders.read")),
                "claims",
                Json.map("team", "north")));
        JsonNode user = patch(person, """
                {"roles":null,"tenant":null,"audiences":null,"scopes":null,"claims":null}""").hasStatus(200).json();
        assertThat(user.path("roles").toString()).isEqualTo("[\"user\"]");
        assertThat(user.path("tenant").isNull()).isTrue();
        assertThat(user.path("audiences").toString()).isEqualTo("[]");
        assertThat(user.path("scopes").toString()).isEqualTo("{}");
        assertThat(user.path("claims").toString()).isEqualTo("{}");
        assertThat(read(person).json()).isEqualTo(user);
    }

    @ParameterizedTest
    @DisplayName("AD-02: mass assignment, and what is unknown, read-only or of another type, is refused")
    @ValueSource(
            strings = {
                "\"id\":\"01890000-0000-7000-8000-000000000000\"",
                "\"locked_until\":null",
                "\"locked_until\":\"2000-01-01T00:00:00Z\"",
                "\"created_at\":\"2026-01-01T00:00:00Z\"",
                "\"version\":1",
                "\"admin\":true",
                "\"password_hash\":\"x\"",
                "\"password\":null",
                "\"password\":\"short\"",
                "\"password\":\"passwordpassword\"",
                "\"password\":[\"eighteen yellow tickets\"]",
                "\"username\":null",
                "\"username\":\"\"",
                "\"username\":\"two words\"",
                "\"username\":\"a\\u0000\"",
                "\"roles\":\"admin\"",
                "\"roles\":[1]",
                "\"roles\":[\"Admin\"]",
                "\"roles\":[\"a\",\"a\"]",
                "\"tenant\":1",
                "\"tenant\":\"\"",
                "\"audiences\":[\"nowhere\"]",
                "\"audiences\":[\"Server\"]",
                "\"audiences\":[\"\"]",
                "\"audiences\":[\"a b\"]",
                "\"audiences\":\"server\"",
                "\"scopes\":{\"other\":[\"orders.everything\"]}",
                "\"scopes\":{\"server\":[\"orders.read\"]}",
                "\"scopes\":{\"nowhere\":[\"orders.read\"]}",
                "\"claims\":{\"aud\":\"other\"}",
                "\"claims\":{\"groups\":\"admin\"}",
                "\"claims\":{\"team\":1}",
                "\"claims\":{\"team\":{\"x\":\"y\"}}",
                "\"enabled\":\"yes\"",
                "\"enabled\":1",
                "\"tenant\":\"a\",\"tenant\":\"b\""
            })
    void badMemberThenBadRequestAndNothingChanges(String member) {
        Person person = boxoffice.createUser("other");
        Answer before = read(person);
        patch(person, "{" + member + "}").isProblem(400);
        Answer after = read(person);
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"x\"", "{", ""})
    void anotherBodyThenBadRequest(String body) {
        patch(boxoffice.createUser(), body).isProblem(400);
    }

    @Test
    void contentTypesThenMergePatchTooAndNoOther() {
        Person person = boxoffice.createUser();
        patchAs("application/json-patch+json", person, "[]").isProblem(415);
        patchAs("text/plain", person, "{}").isProblem(415);
        patchAs("application/merge-patch+json", person, "{\"tenant\":\"blue\"}").hasStatus(200);
    }

    @Test
    @DisplayName("AD-07: a change names what its author has read")
    void withoutOrWithStaleIfMatchThenRefused() {
        Person person = boxoffice.createUser();
        String first = read(person).header("ETag");
        boxoffice
                .send(boxoffice
                        .request(PATH + person.id())
                        .header("Authorization", "Bearer " + admin)
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString("{\"tenant\":\"a\"}")))
                .isProblem(428);
        patch(person, "*", "{\"tenant\":\"a\"}").isProblem(428);
        patch(person, "\"stale\"", "{\"tenant\":\"a\"}").isProblem(412);
        patch(person, first, "{\"tenant\":\"a\"}").hasStatus(200);
        patch(person, first, "{\"tenant\":\"b\"}").isProblem(412);
        assertThat(read(person).text("tenant")).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"%s\"", "\"%s-gzip\"", "W/\"%s-br\"", "\"%s--gzip\"", "\"x\", W/\"%s\""})
    @DisplayName("a proxy that compresses makes a tag weak, or puts the coding behind it: it names the same version")
    void tagAsACompressingProxyLeavesItThenTheChangeIsDone(String form) {
        Person person = boxoffice.createUser("other");
        String first = read(person).header("ETag").replace("\"", "");
        patch(person, form.formatted(first + "1"), "{\"tenant\":\"a\"}").isProblem(412);
        Answer changed =
                patch(person, form.formatted(first), "{\"tenant\":\"a\"}").hasStatus(200);
        assertThat(changed.header("ETag")).isNotEqualTo('"' + first + '"');
        patch(person, form.formatted(first), "{\"tenant\":\"b\"}").isProblem(412);
    }

    @Test
    @DisplayName("AD-07, A132: of changes at once on the same version one wins")
    void atOnceWithTheSameETagThenOneWins() {
        Person person = boxoffice.createUser();
        for (int round = 0; round < 5; round++) {
            String seen = read(person).header("ETag");
            List<Answer> answers = IntStream.range(0, 4)
                    .parallel()
                    .mapToObj(i -> patch(person, seen, "{\"tenant\":\"t" + i + "\"}"))
                    .toList();
            assertThat(answers.stream().map(Answer::status).sorted()).containsExactly(200, 412, 412, 412);
        }
    }

    @Test
    @DisplayName("CR-09: a new name is unique in every spelling")
    void usernameThenTheOldOneIsNobody() {
        Person person = boxoffice.createUser("server");
        String name = Boxoffice.uniqueName();
        Tokens before = boxoffice.login(person, "server");
        patch(person, Json.object("username", "admin")).isProblem(409);
        patch(person, Json.object("username", "ADMIN")).isProblem(409);
        assertThat(patch(person, Json.object("username", name)).hasStatus(200).text("username"))
                .isEqualTo(name);
        boxoffice.tryLogin(person.username(), person.password(), "server").isOAuthError(401, "invalid_grant");
        JsonNode claims =
                boxoffice.login(name, person.password(), "server").accessText().claimsJson();
        assertThat(claims.path("sub").stringValue()).isEqualTo(person.id());
        assertThat(claims.path("upn").stringValue()).isEqualTo(name);
        assertThat(boxoffice
                        .refresh(before)
                        .accessText()
                        .claimsJson()
                        .path("upn")
                        .stringValue())
                .isEqualTo(name);
        patch(person, Json.object("username", name.toUpperCase(Locale.ROOT))).hasStatus(200);
    }

    @Test
    void sameNewNameAtOnceThenOneHasIt() {
        List<Person> persons =
                List.of(boxoffice.createUser(), boxoffice.createUser(), boxoffice.createUser(), boxoffice.createUser());
        String name = Boxoffice.uniqueName();
        List<Integer> answers = persons.parallelStream()
                .map(person -> patch(person, Json.object("username", name)).status())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(200, 409, 409, 409);
    }

    @Test
    @DisplayName("AD-04, AD-05: a password set by an administrator ends every session and is shown nowhere")
    void passwordThenTheOldOneAndEverySessionIsOver() {
        Person person = boxoffice.createUser("server", "other");
        Tokens server = boxoffice.login(person, "server");
        Tokens other = boxoffice.login(person, "other");
        Answer patched = patch(person, Json.object("password", PASSWORD)).hasStatus(200);
        assertThat(patched.body()).doesNotContain(PASSWORD, "password", "argon2");
        assertOver(server);
        assertOver(other);
        boxoffice.tryLogin(person.username(), person.password(), "server").isOAuthError(401, "invalid_grant");
        boxoffice.login(person.username(), PASSWORD, "server");
        assertThat(events("authn_password_change", person)).isEqualTo(1);
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from audit_event where reason like '%" + PASSWORD
                                + "%' or reason like '%$argon2%'"))
                .isZero();
    }

    @Test
    @DisplayName("CR-03, CR-04: a password that is the new username is refused")
    void passwordLikeTheNewNameThenBadRequest() {
        String name = Boxoffice.uniqueName();
        patch(boxoffice.createUser(), Json.object("username", name, "password", name))
                .isProblem(400);
    }

    @Test
    @DisplayName("AD-04: who is disabled is out at once, and looks like nobody")
    void disabledThenNeitherLoginNorRefresh() {
        Person person = boxoffice.createUser("server");
        Tokens before = boxoffice.login(person, "server");
        String wrong = boxoffice.tryLogin(person.username(), PASSWORD, "server").body();
        patch(person, "{\"enabled\":false}").hasStatus(200);
        Answer login = boxoffice.tryLogin(person.username(), person.password(), "server");
        assertThat(login.isOAuthError(401, "invalid_grant").body()).isEqualTo(wrong);
        Answer refresh = boxoffice.tryRefresh(before.refresh());
        assertThat(refresh.isOAuthError(400, "invalid_grant").body())
                .isEqualTo(boxoffice.tryRefresh("rubbish").body());
        patch(person, "{\"enabled\":true}").hasStatus(200);
        assertOver(before);
        boxoffice.login(person, "server");
        assertThat(events("user_updated", person)).isEqualTo(2);
    }

    @Test
    void audienceWithdrawnThenItsSessionsEndAndNoOthers() {
        Person person = boxoffice.hireWith(
                Json.map("audiences", List.of("server", "other"), "scopes", Map.of("other", List.of("orders.read"))));
        Tokens server = boxoffice.login(person, "server");
        Tokens other = boxoffice.login(person, "other");
        JsonNode user =
                patch(person, "{\"audiences\":[\"server\"]}").hasStatus(200).json();
        assertThat(user.path("scopes").toString()).isEqualTo("{}");
        patch(person, "{\"audiences\":[\"server\",\"other\"]}").hasStatus(200);
        assertOver(other);
        boxoffice.refresh(server);
        boxoffice.login(person, "other");
    }

    @Test
    void roleAdminRemovedThenEverySessionEnds() {
        Person person = boxoffice.hireWith(
                Json.map("roles", List.of("admin", "clerk"), "audiences", List.of("server", "other")));
        Tokens server = boxoffice.login(person, "server");
        Tokens other = boxoffice.login(person, "other");
        patch(person, "{\"roles\":[\"clerk\"]}").hasStatus(200);
        assertOver(server);
        assertOver(other);
        Refusal.assertForbidden(boxoffice.get(
                "/api/server/users", boxoffice.login(person, "server").access()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tenant\":\"red\"}", "{\"tenant\":null}"})
    @DisplayName("AD-04, A128: whose rows a token reaches is in the token: another tenant ends it at once")
    void tenantChangedThenEverySessionEnds(String change) {
        Person person = boxoffice.hireWith(Json.map(
                "audiences",
                List.of("other", "server"),
                "tenant",
                "blue",
                "scopes",
                Json.map("other", List.of("orders.read"))));
        Tokens other = boxoffice.login(person, "other");
        Tokens server = boxoffice.login(person, "server");
        boxoffice.get("/api/other/orders", other.access()).hasStatus(200);
        patch(person, change).hasStatus(200);
        Refusal.assertInvalidToken("blue", boxoffice.get("/api/other/orders", other.access()));
        Refusal.assertInvalidToken("blue", boxoffice.get("/api/server/me", server.access()));
        boxoffice.tryRefresh(other.refresh()).isOAuthError(400, "invalid_grant");
        boxoffice
                .get("/api/server/me", boxoffice.login(person, "server").access())
                .hasStatus(200);
    }

    @Test
    void anotherRoleThenFeltInTheNextTokenOfTheSameSession() {
        Person person = boxoffice.createUser("server");
        Tokens before = boxoffice.login(person, "server");
        patch(person, "{\"roles\":[\"admin\",\"clerk\"]}").hasStatus(200);
        Tokens after = boxoffice.refresh(before);
        assertThat(after.accessText().claimsJson().path("groups").toString()).isEqualTo("[\"admin\",\"clerk\"]");
        boxoffice.get("/api/server/users?limit=1", after.access()).hasStatus(200);
    }

    @Test
    void scopeThatItsAudienceLostThenTheUserCanBeChangedAllTheSame() {
        String show = "show-" + UUID.randomUUID();
        String tag = boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", show, "scopes", List.of("a")))
                .hasStatus(201)
                .header("ETag");
        Person person = boxoffice.hireWith(Json.map("audiences", List.of(show), "scopes", Map.of(show, List.of("a"))));
        boxoffice
                .patch("/api/server/audiences/" + show, tag, "{\"scopes\":[]}", admin)
                .hasStatus(200);
        patch(person, "{\"enabled\":false}").hasStatus(200);
        Person another = boxoffice.createUser(show);
        patch(another, Json.object("scopes", Map.of(show, List.of("a")))).isProblem(400);
    }

    @Test
    @DisplayName("AD-07: every change is audited, with before and after and by whom")
    void permissionsThenOneEventWithBeforeAndAfter() {
        Person person = boxoffice.createUser("other");
        patch(person, "{\"roles\":[\"user\",\"clerk\"],\"scopes\":{\"other\":[\"orders.read\"]}}")
                .hasStatus(200);
        String actor =
                boxoffice.admin("server").accessText().claimsJson().path("sub").stringValue();
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from audit_event where type = 'privilege_permissions_changed'"
                                + " and target = '" + person.id() + "' and actor = '" + actor + "' and reason ="
                                + " 'roles user -> clerk user; granted other() -> other(orders.read)'"))
                .isEqualTo(1);
        assertThat(events("user_updated", person)).isZero();
        patch(person, "{\"roles\":[\"user\"],\"nobody\":1}").isProblem(400);
        assertThat(events("privilege_permissions_changed", person)).isEqualTo(1);
    }

    @Test
    void unknownUserThenNotFound() {
        for (String id : List.of("01890000-0000-7000-8000-000000000000", "nobody", "1")) {
            boxoffice.patch(PATH + id, "\"1\"", "{}", admin).isProblem(404);
        }
    }

    @Test
    @DisplayName("AD-01, AD-03, A127: nobody widens himself, and another audience's token is none")
    void withoutTheRoleOrForAnotherAudienceThenRefused() {
        Person person = boxoffice.createUser("server", "other");
        String more = "{\"roles\":[\"admin\"]}";
        String user = boxoffice.login(person, "server").access();
        Refusal.assertForbidden(boxoffice.patch(PATH + person.id(), "\"1\"", more, user));
        Refusal.assertInvalidToken(
                "other",
                boxoffice.patch(
                        PATH + person.id(),
                        "\"1\"",
                        more,
                        boxoffice.admin("other").access()));
        assertThat(read(person).json().path("roles").toString()).isEqualTo("[\"user\"]");
    }

    private void assertOver(Tokens tokens) {
        boxoffice.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
    }

    private long events(String type, Person target) {
        return boxoffice
                .database()
                .count("select count(*) from audit_event where type = '" + type + "' and target = '" + target.id()
                        + "'");
    }

    private Answer read(Person person) {
        return boxoffice.get(PATH + person.id(), admin).hasStatus(200);
    }

    private Answer patch(Person person, String json) {
        return patch(person, read(person).header("ETag"), json);
    }

    private Answer patch(Person person, String ifMatch, String json) {
        return boxoffice.patch(PATH + person.id(), ifMatch, json, admin);
    }

    private Answer patchAs(String contentType, Person person, String json) {
        return boxoffice.send(boxoffice
                .request(PATH + person.id())
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", contentType)
                .header("If-Match", read(person).header("ETag"))
                .method("PATCH", BodyPublishers.ofString(json)));
    }
}
