package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/server/users}, {@code GET} and {@code DELETE /api/server/users/{id}}. */
class UsersST {
    private static final String PATH = "/api/server/users";
    private static final String PASSWORD = "seventeen purple tickets";
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    void createWithNameAndPasswordThenDefaults() {
        String username = Boxoffice.uniqueName();
        Answer created = create(username, Map.of()).hasStatus(201);
        JsonNode user = created.json();
        assertThat(Json.names(user))
                .contains("id", "username", "roles", "audiences", "scopes", "claims", "enabled", "created_at")
                .isSubsetOf(
                        "id",
                        "username",
                        "roles",
                        "tenant",
                        "audiences",
                        "scopes",
                        "claims",
                        "enabled",
                        "locked_until",
                        "name",
                        "email",
                        "email_verified",
                        "created_at");
        assertThat(user.path("username").stringValue()).isEqualTo(username);
        assertThat(user.path("roles").toString()).isEqualTo("[\"user\"]");
        assertThat(user.path("audiences").toString()).isEqualTo("[]");
        assertThat(user.path("scopes").toString()).isEqualTo("{}");
        assertThat(user.path("claims").toString()).isEqualTo("{}");
        assertThat(user.path("enabled").booleanValue()).isTrue();
        assertThat(Instant.parse(user.path("created_at").stringValue()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(created.body()).doesNotContain(PASSWORD, "argon2", "password");
        String location = URI.create(created.header("Location")).getPath();
        assertThat(location).isEqualTo(PATH + "/" + created.text("id"));
        Answer read = boxoffice.get(location, admin()).hasStatus(200);
        assertThat(read.json()).isEqualTo(user);
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag")).matches("\"[^\"]+\"");
    }

    @Test
    void createThenAnAuditEventWithoutThePassword() {
        String id = create(Boxoffice.uniqueName(), Map.of()).hasStatus(201).text("id");
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from audit_event where type = 'user_created' and target = '" + id
                                + "' and outcome = 'success' and reason not like '%" + PASSWORD + "%'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("AD-04: who is removed is gone before the answer, and their sessions with them")
    void deleteThenGone() {
        Person person = boxoffice.createUser("server", "other");
        Tokens server = boxoffice.login(person, "server");
        Tokens other = boxoffice.login(person, "other");
        String unknown =
                boxoffice.tryLogin(Boxoffice.uniqueName(), PASSWORD, "server").body();
        boxoffice.delete(PATH + "/" + person.id(), admin()).hasStatus(204);
        boxoffice.get(PATH + "/" + person.id(), admin()).isProblem(404);
        boxoffice.delete(PATH + "/" + person.id(), admin()).isProblem(404);
        boxoffice.tryRefresh(server.refresh()).isOAuthError(400, "invalid_grant");
        boxoffice.tryRefresh(other.refresh()).isOAuthError(400, "invalid_grant");
        Answer login = boxoffice.tryLogin(person.username(), person.password(), "server");
        assertThat(login.isOAuthError(401, "invalid_grant").body()).isEqualTo(unknown);
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from audit_event where type = 'user_deleted' and target = '"
                                + person.id() + "'"))
                .isEqualTo(1);
        String again = create(person.username(), Map.of()).hasStatus(201).text("id");
        assertThat(again).isNotEqualTo(person.id());
    }

    @Test
    void createWithEverythingThenKept() {
        Map<String, Object> members = Json.map(
                "roles",
                List.of("admin", "user"),
                "tenant",
                "blue",
                "audiences",
                List.of("other", "server"),
                "scopes",
                Json.map("other", List.of("orders.read")),
                "claims",
                Json.map("team", "north"),
                "enabled",
                false);
        Answer created = create(Boxoffice.uniqueName(), members).hasStatus(201);
        JsonNode user = boxoffice
                .get(PATH + "/" + created.text("id"), admin())
                .hasStatus(200)
                .json();
        assertThat(texts(user.path("roles"))).containsExactlyInAnyOrder("admin", "user");
        assertThat(texts(user.path("audiences"))).containsExactlyInAnyOrder("other", "server");
        assertThat(user.path("tenant").stringValue()).isEqualTo("blue");
        assertThat(user.path("scopes").toString()).isEqualTo("{\"other\":[\"orders.read\"]}");
        assertThat(user.path("claims").toString()).isEqualTo("{\"team\":\"north\"}");
        assertThat(user.path("enabled").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @DisplayName(
            "CR-09: what an e-mail address may be is a name, word for word, from the user to the token and the audit")
    @ValueSource(
            strings = {
                "miles.o'brien%s@example.org",
                "!#$%%&'*+-/=?^_`{|}~%s@example.org",
                "${boxoffice.db.password}{0}$$%s@example.org",
                "\u7528\u6237%s@\u4F8B\u5B50.\u5E7F\u544A"
            })
    void nameOfAnAddressThenKeptAndLoggedInWith(String shape) {
        String username = shape.formatted(Boxoffice.uniqueName());
        String id = create(username, Map.of("audiences", List.of("server")))
                .hasStatus(201)
                .text("id");
        assertThat(boxoffice.get(PATH + "/" + id, admin()).text("username")).isEqualTo(username);
        Tokens tokens = boxoffice.login(username, PASSWORD, "server");
        assertThat(boxoffice.get("/api/server/me", tokens.access()).text("username"))
                .isEqualTo(username);
        assertThat(tokens.accessText().claimsJson().path("upn").stringValue()).isEqualTo(username);
        create(username, Map.of()).isProblem(409);
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from audit_event where type = 'user_created' and target = '" + id
                                + "' and starts_with(reason, 'username " + username.replace("'", "''") + ";')"))
                .isEqualTo(1);
    }

    @Test
    void nameOf254CharactersThenKeptAndOneMoreRefused() {
        String longest = (Boxoffice.uniqueName() + "x".repeat(254)).substring(0, 254);
        create(longest, Map.of("audiences", List.of("server"))).hasStatus(201);
        boxoffice.login(longest, PASSWORD, "server");
        assertThat(create(longest + "x", Map.of()).isProblem(400).text("detail"))
                .startsWith("The username must be 1 to 254 letters, marks or digits")
                .contains("no spaces, double quotes, brackets");
        create("\uFDFA".repeat(254), Map.of()).isProblem(400);
        boxoffice.tryLogin(longest + "x", PASSWORD, "server").isOAuthError(400, "invalid_request");
    }

    @Test
    void createTheSameNameThenConflict() {
        String username = Boxoffice.uniqueName();
        create(username, Map.of()).hasStatus(201);
        create(username, Map.of()).isProblem(409);
        create(username.toUpperCase(Locale.ROOT), Map.of()).isProblem(409);
        create("admin", Map.of()).isProblem(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "fourteen chars",
                "passwordpassword",
                "PasswordPassword",
                "passwordpasswordpassword",
                "BOXOFFICEboxoffice"
            })
    void weakPasswordThenBadRequest(String password) {
        Answer answer = boxoffice.asAdmin(PATH, Json.object("username", Boxoffice.uniqueName(), "password", password));
        answer.isProblem(400);
        if (!password.isEmpty()) {
            assertThat(answer.body()).doesNotContain(password);
        }
    }

    @Test
    void passwordAtTheEdgesThenTakenOrRefused() {
        boxoffice.asAdmin(PATH, user(Boxoffice.uniqueName(), "z7-q4-x9-m2-k5-")).hasStatus(201);
        boxoffice
                .asAdmin(PATH, user(Boxoffice.uniqueName(), "\u00e9\u4e2d\ud83c\udf9f ".repeat(8)))
                .hasStatus(201);
        boxoffice
                .asAdmin(PATH, user(Boxoffice.uniqueName(), "ticket 8".repeat(32)))
                .hasStatus(201);
        boxoffice
                .asAdmin(PATH, user(Boxoffice.uniqueName(), "ticket 8".repeat(32) + "x"))
                .isProblem(400);
        String name = Boxoffice.uniqueName();
        boxoffice.asAdmin(PATH, user(name, name)).isProblem(400);
        boxoffice.asAdmin(PATH, user(name, name.toUpperCase(Locale.ROOT))).isProblem(400);
    }

    @Test
    @DisplayName("A077: a password of 256 characters works, and is compared to its end; a longer one is refused")
    void longPasswordThenEveryCharacterCounts() {
        String name = Boxoffice.uniqueName();
        String password = "ticket 8".repeat(32);
        boxoffice
                .asAdmin(PATH, Json.object("username", name, "password", password, "audiences", List.of("server")))
                .hasStatus(201);
        boxoffice.tryLogin(name, password, "server").hasStatus(200);
        boxoffice.tryLogin(name, password.substring(0, 255) + "9", "server").isOAuthError(401, "invalid_grant");
        boxoffice.tryLogin(name, password.substring(0, 255), "server").isOAuthError(401, "invalid_grant");
        boxoffice.tryLogin(name, password + "x", "server").isOAuthError(400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"01890000-0000-7000-8000-000000000000\"",
                "\"locked_until\":null",
                "\"created_at\":\"2026-01-01T00:00:00Z\"",
                "\"admin\":true",
                "\"password_hash\":\"x\"",
                "\"roles\":\"admin\"",
                "\"roles\":[1]",
                "\"audiences\":[\"nowhere\"]",
                "\"audiences\":[\"Server\"]",
                "\"audiences\":[\"\"]",
                "\"audiences\":[\"a b\"]",
                "\"audiences\":\"server\"",
                "\"scopes\":{\"other\":[\"orders.everything\"]}",
                "\"scopes\":{\"nowhere\":[\"orders.read\"]}",
                "\"scopes\":[\"orders.read\"]",
                "\"enabled\":\"yes\"",
                "\"tenant\":1",
                "\"claims\":{\"team\":1}",
                "\"claims\":{\"team\":[\"x\"]}",
                "\"claims\":{\"team\":{}}",
                "\"claims\":{\"aud\":\"other\"}",
                "\"claims\":{\"groups\":\"admin\"}",
                "\"claims\":{\"upn\":\"admin\"}",
                "\"claims\":{\"sid\":\"x\"}",
                "\"claims\":{\"tenant\":\"x\"}",
                "\"claims\":{\"nbf\":\"1\"}",
                "\"claims\":{\"cnf\":\"1\"}",
                "\"claims\":{\"client_id\":\"x\"}",
                "\"username\":\"twice\""
            })
    @DisplayName("AD-02, A129: what is unknown, read-only or of another type is refused")
    void createWithWhatIsNotTakenThenBadRequest(String member) {
        String body = user(Boxoffice.uniqueName(), PASSWORD).replace("}", "," + member + "}");
        boxoffice.asAdmin(PATH, body).isProblem(400);
    }

    @Test
    void claimsOverTheBoundsThenBadRequest() {
        String nine =
                IntStream.range(0, 9).mapToObj(i -> "\"c" + i + "\":\"x\"").collect(Collectors.joining(",", "{", "}"));
        boxoffice.asAdmin(PATH, withClaims(nine)).isProblem(400);
        boxoffice
                .asAdmin(PATH, withClaims("{\"c\":\"" + "x".repeat(1100) + "\"}"))
                .isProblem(400);
        String eight =
                IntStream.range(0, 8).mapToObj(i -> "\"c" + i + "\":true").collect(Collectors.joining(",", "{", "}"));
        boxoffice.asAdmin(PATH, withClaims(eight)).hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\\u0000b", "\\ud800", "a\\nb", "\\u202e"})
    void badUsernameThenBadRequest(String escaped) {
        boxoffice.asAdmin(PATH, user("@", PASSWORD).replace("@", escaped)).isProblem(400);
        boxoffice.asAdmin(PATH, user("x".repeat(10_000), PASSWORD)).isProblem(400);
    }

    @Test
    void userWithoutTheRoleThenForbidden() {
        String token = boxoffice.login(boxoffice.createUser("server"), "server").access();
        Refusal.assertForbidden(boxoffice.post(PATH, user(Boxoffice.uniqueName(), PASSWORD), token));
        Person another = boxoffice.createUser();
        Refusal.assertForbidden(boxoffice.get(PATH + "/" + another.id(), token));
        Refusal.assertForbidden(boxoffice.delete(PATH + "/" + another.id(), token));
        Refusal.assertInvalidToken(
                "other",
                boxoffice.delete(
                        PATH + "/" + another.id(), boxoffice.admin("other").access()));
        boxoffice.get(PATH + "/" + another.id(), admin()).hasStatus(200);
    }

    @Test
    void noTokenThenBareChallenge() {
        Refusal.assertNoToken(boxoffice.post(PATH, user(Boxoffice.uniqueName(), PASSWORD)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/01890000-0000-7000-8000-000000000000",
                "/01890000-0000-4000-8000-000000000000",
                "/nobody",
                "/1",
                "/-1",
                "/99999999999999999999",
                "/%27%20or%20%271%27=%271",
                "/*"
            })
    @DisplayName("A130: an id of another shape")
    void unknownUserThenProblem(String id) {
        assertThat(boxoffice.get(PATH + id, admin()).status()).isIn(400, 404);
        boxoffice.delete(PATH + id, admin()).isProblem(404);
    }

    private Answer create(String username, Map<String, Object> members) {
        Map<String, Object> body = Json.map("username", username, "password", PASSWORD);
        body.putAll(members);
        return boxoffice.asAdmin(PATH, Json.text(body));
    }

    private String admin() {
        return boxoffice.admin("server").access();
    }

    private static String user(String username, String password) {
        return Json.object("username", username, "password", password);
    }

    private static String withClaims(String claims) {
        return user(Boxoffice.uniqueName(), PASSWORD).replace("}", ",\"claims\":" + claims + "}");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}
