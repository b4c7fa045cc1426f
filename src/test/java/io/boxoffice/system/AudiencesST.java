package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/server/audiences}: an audience and its policy. */
class AudiencesST {
    private static final String PATH = "/api/server/audiences";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String admin = boxoffice.admin("server").access();

    @Test
    void audiencesOfTheStartThenNoValuesOfTheirOwn() {
        assertThat(boxoffice.get(PATH + "/server", admin).hasStatus(200).json().path("scopes"))
                .hasSize(14);
        JsonNode other = boxoffice.get(PATH + "/other", admin).hasStatus(200).json();
        assertThat(Json.names(other))
                .containsExactlyInAnyOrder(
                        "name",
                        "description",
                        "access_token_lifetime",
                        "refresh_token_idle",
                        "refresh_token_absolute",
                        "retry_window",
                        "signing_alg",
                        "status_list",
                        "max_sessions",
                        "on_max_sessions",
                        "scopes",
                        "scope_descriptions",
                        "resource",
                        "aud",
                        "second_factor",
                        "verifiers");
        assertThat(other.path("scopes").toString()).isEqualTo("[\"orders.read\",\"orders.write\"]");
        assertThat(other.path("status_list").booleanValue()).isFalse();
        for (String own : List.of("access_token_lifetime", "retry_window", "signing_alg", "max_sessions")) {
            assertThat(other.path(own).isNull()).as(own).isTrue();
        }
    }

    @Test
    @DisplayName("AU-07: registered by an administrator, good at once")
    void createByNameThenDefaultsAndAKeyOfItsOwn() {
        String name = newName();
        Answer created = create(name, Map.of()).hasStatus(201);
        assertThat(URI.create(created.header("Location")).getPath()).isEqualTo(PATH + "/" + name);
        Answer read = boxoffice.get(PATH + "/" + name, admin).hasStatus(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag")).matches("\"[^\"]+\"");
        assertThat(created.json().path("scopes").toString()).isEqualTo("[]");
        assertThat(Published.kids(boxoffice, Published.of(name))).hasSize(1);
        Person person = boxoffice.createUser(name);
        Answer login = boxoffice.tryLogin(person.username(), person.password(), name);
        assertThat(login.json().path("expires_in").asInt()).isEqualTo(600);
    }

    @Test
    @DisplayName("AU-03: the token of a new audience opens no other")
    void tokenOfANewAudienceThenRefusedElsewhere() {
        String name = newName();
        create(name, Map.of()).hasStatus(201);
        Tokens tokens = boxoffice.login(boxoffice.createUser(name, "server"), name);
        assertThat(tokens.accessText().claimsJson().path("aud").stringValue()).isEqualTo(name);
        Refusal.assertInvalidToken("new", boxoffice.get("/api/server/me", tokens.access()));
        Refusal.assertInvalidToken("new", boxoffice.get("/api/other/user", tokens.access()));
        assertThat(boxoffice.refresh(tokens).audience()).isEqualTo(name);
    }

    @Test
    void createWithEverythingThenKept() {
        Map<String, Object> members = Json.map(
                "description",
                "The seats",
                "access_token_lifetime",
                "PT5M",
                "refresh_token_idle",
                "P1D",
                "refresh_token_absolute",
                "P200D",
                "retry_window",
                "PT0S",
                "signing_alg",
                "ES256",
                "status_list",
                true,
                "max_sessions",
                3,
                "on_max_sessions",
                "end_oldest",
                "scopes",
                List.of("seats.read", "seats.write"),
                "scope_descriptions",
                Map.of("seats.read", "See the seats"),
                "aud",
                "resource",
                "second_factor",
                "required",
                "verifiers",
                List.of("billing", "orders"));
        String name = newName();
        members.put("resource", "https://seats.example/" + name);
        create(name, members).hasStatus(201);
        members.put("name", name);
        assertThat(boxoffice.get(PATH + "/" + name, admin).json()).isEqualTo(Json.parse(Json.text(members)));
    }

    @Test
    void createTheSameNameThenConflict() {
        String name = newName();
        create(name, Map.of()).hasStatus(201);
        create(name, Map.of("scopes", List.of("a"))).isProblem(409);
        create("server", Map.of()).isProblem(409);
        create("other", Map.of()).isProblem(409);
    }

    @Test
    void createTheSameNameAtOnceThenOneOfThem() {
        String name = newName();
        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> create(name, Map.of()).status())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 409, 409, 409);
        assertThat(Published.kids(boxoffice, Published.of(name))).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("AU-07: no name that shadows a client, or reads as another")
    @ValueSource(
            strings = {
                "boxoffice",
                "",
                "Server",
                "SERVER",
                "server ",
                "server\\n",
                "server\\u0000",
                "s\\u0435rver",
                "https://localhost:9443",
                "-a",
                "1a",
                "a_b",
                "../other"
            })
    void createBadNameThenBadRequest(String escaped) {
        boxoffice.asAdmin(PATH, "{\"name\":\"" + escaped + "\"}").isProblem(400);
        boxoffice.asAdmin(PATH, Json.object("name", "a".repeat(64))).isProblem(400);
    }

    @ParameterizedTest
    @DisplayName("AD-02: what is unknown, of another type or out of range is refused")
    @ValueSource(
            strings = {
                "\"access_token_lifetime\":\"PT4S\"",
                "\"access_token_lifetime\":\"PT1H1S\"",
                "\"access_token_lifetime\":\"PT5.5S\"",
                "\"access_token_lifetime\":300",
                "\"access_token_lifetime\":\"\"",
                "\"refresh_token_idle\":\"PT0S\"",
                "\"refresh_token_idle\":\"P91D\"",
                "\"refresh_token_idle\":\"P2D\",\"refresh_token_absolute\":\"P1D\"",
                "\"refresh_token_absolute\":\"P366D\"",
                "\"refresh_token_absolute\":\"P1Y\"",
                "\"retry_window\":\"PT61S\"",
                "\"retry_window\":\"-PT1S\"",
                "\"retry_window\":\"PT9999999999999999999S\"",
                "\"signing_alg\":\"none\"",
                "\"signing_alg\":\"RS512\"",
                "\"signing_alg\":\"eddsa\"",
                "\"status_list\":1",
                "\"max_sessions\":0",
                "\"max_sessions\":-1",
                "\"max_sessions\":1e2",
                "\"max_sessions\":99999999999999999999",
                "\"on_max_sessions\":\"end_newest\"",
                "\"scopes\":\"seats.read\"",
                "\"scopes\":[\"two words\"]",
                "\"scopes\":[\"\"]",
                "\"scopes\":[1]",
                "\"scopes\":[\"a\",\"a\"]",
                "\"scopes\":[\"a\\u0000\"]",
                "\"scopes\":[\"\\u00e9\"]",
                "\"description\":[]",
                "\"scope_descriptions\":{\"nowhere\":\"x\"}",
                "\"scope_descriptions\":[]",
                "\"resource\":\"http://seats.example/api\"",
                "\"resource\":\"https://seats.example/api#part\"",
                "\"resource\":\"seats\"",
                "\"resource\":[\"https://seats.example/api\"]",
                "\"aud\":\"resource\"",
                "\"aud\":\"both\"",
                "\"aud\":[\"name\"]",
                "\"second_factor\":\"sometimes\"",
                "\"second_factor\":true",
                "\"description\":\"\\ud800\"",
                "\"created_at\":\"2026-01-01T00:00:00Z\"",
                "\"version\":1",
                "\"id\":null"
            })
    void badMemberThenBadRequestAndNothingChanges(String member) {
        String name = newName();
        boxoffice.asAdmin(PATH, "{\"name\":\"" + name + "\"," + member + "}").isProblem(400);
        boxoffice.get(PATH + "/" + name, admin).isProblem(404);
        Answer before = create(name, Map.of()).hasStatus(201);
        patch(name, before.header("ETag"), "{" + member + "}").isProblem(400);
        assertThat(boxoffice.get(PATH + "/" + name, admin).header("ETag")).isEqualTo(before.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"x\"", "{", "", "{\"scopes\":[],\"scopes\":[]}", "{\"name\":\"x\"}"})
    void patchWithAnotherBodyThenBadRequest(String body) {
        String name = newName();
        Answer created = create(name, Map.of()).hasStatus(201);
        patch(name, created.header("ETag"), body).isProblem(400);
    }

    @Test
    void patchThenOnlyWhatItNamesAndNullIsTheDefault() {
        String name = newName();
        Answer created = create(
                        name, Map.of("access_token_lifetime", "PT5M", "max_sessions", 2, "scopes", List.of("a", "b")))
                .hasStatus(201);
        Answer patched = patch(
                        name,
                        created.header("ETag"),
                        "{\"access_token_lifetime\":null,\"max_sessions\":null,\"scopes\":[\"b\",\"c\"],\"description\":\"x\"}")
                .hasStatus(200);
        assertThat(patched.json().path("access_token_lifetime").isNull()).isTrue();
        assertThat(patched.json().path("max_sessions").isNull()).isTrue();
        assertThat(patched.json().path("scopes").toString()).isEqualTo("[\"b\",\"c\"]");
        assertThat(patched.header("ETag")).isNotEqualTo(created.header("ETag"));
        Answer read = boxoffice.get(PATH + "/" + name, admin).hasStatus(200);
        assertThat(read.json()).isEqualTo(patched.json());
        assertThat(read.header("ETag")).isEqualTo(patched.header("ETag"));
        JsonNode again = patch(name, read.header("ETag"), "{\"retry_window\":\"PT30S\"}")
                .hasStatus(200)
                .json();
        assertThat(again.path("description").stringValue()).isEqualTo("x");
        assertThat(again.path("retry_window").stringValue()).isEqualTo("PT30S");
    }

    @Test
    @DisplayName("AD-07: a change names what its author has read")
    void patchWithoutOrWithStaleIfMatchThenRefused() {
        String name = newName();
        String first = create(name, Map.of()).hasStatus(201).header("ETag");
        String body = "{\"description\":\"mine\"}";
        boxoffice
                .send(boxoffice
                        .request(PATH + "/" + name)
                        .header("Authorization", "Bearer " + admin)
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(body)))
                .isProblem(428);
        patch(name, "*", body).isProblem(428);
        patch(name, "\"stale\"", body).isProblem(412);
        String second = patch(name, first, body).hasStatus(200).header("ETag");
        patch(name, first, "{\"description\":\"late\"}").isProblem(412);
        patch(name, "\"x\", " + second, "{\"description\":\"yours\"}").hasStatus(200);
        assertThat(boxoffice.get(PATH + "/" + name, admin).text("description")).isEqualTo("yours");
    }

    @Test
    @DisplayName("AD-07: of changes at once on the same version one wins")
    void patchAtOnceWithTheSameETagThenOneWins() {
        String name = newName();
        String tag = create(name, Map.of()).hasStatus(201).header("ETag");
        for (int round = 0; round < 5; round++) {
            String seen = tag;
            List<Answer> answers = IntStream.range(0, 4)
                    .parallel()
                    .mapToObj(i -> patch(name, seen, "{\"scopes\":[\"s" + i + "\"]}"))
                    .toList();
            assertThat(answers.stream().map(Answer::status).sorted()).containsExactly(200, 412, 412, 412);
            Answer winner = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow();
            Answer read = boxoffice.get(PATH + "/" + name, admin).hasStatus(200);
            assertThat(read.json()).isEqualTo(winner.json());
            tag = read.header("ETag");
            assertThat(tag).isEqualTo(winner.header("ETag"));
        }
    }

    @Test
    void patchContentTypesThenMergePatchTooAndNoOther() {
        String name = newName();
        String tag = create(name, Map.of()).hasStatus(201).header("ETag");
        patch(name, tag, "application/json-patch+json", "[]").isProblem(415);
        patch(name, tag, "text/plain", "{}").isProblem(415);
        patch(name, tag, MERGE_PATCH, "{\"description\":\"x\"}").hasStatus(200);
    }

    @Test
    void lifetimeChangedThenFeltInTheNextToken() {
        String name = newName();
        String tag = create(name, Map.of()).hasStatus(201).header("ETag");
        Person person = boxoffice.createUser(name);
        Tokens tokens = boxoffice.login(person, name);
        patch(name, tag, "{\"access_token_lifetime\":\"PT7S\",\"refresh_token_absolute\":\"PT1H\"}")
                .hasStatus(200);
        Answer login = boxoffice.tryLogin(person.username(), person.password(), name);
        assertThat(login.json().path("expires_in").asInt()).isEqualTo(7);
        assertThat(login.json().path("refresh_expires_in").asInt()).isEqualTo(3600);
        JsonNode claims = Tokens.of(login).accessText().claimsJson();
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(7);
        assertThat(boxoffice
                        .tryRefresh(tokens.refresh())
                        .json()
                        .path("expires_in")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    @DisplayName("AU-06: a scope that an audience no longer has is in no further token")
    void scopeRemovedThenGoneFromTheNextToken() {
        String name = newName();
        String tag =
                create(name, Map.of("scopes", List.of("a", "b"))).hasStatus(201).header("ETag");
        Person person =
                boxoffice.hireWith(Json.map("audiences", List.of(name), "scopes", Map.of(name, List.of("a", "b"))));
        Tokens before = boxoffice.login(person, name);
        assertThat(before.scope()).isEqualTo("a b");
        patch(name, tag, "{\"scopes\":[\"b\"]}").hasStatus(200);
        assertThat(boxoffice.refresh(before).scope()).isEqualTo("b");
        assertThat(boxoffice.login(person, name).scope()).isEqualTo("b");
        String asking = Json.object(
                "username", person.username(), "password", person.password(), "audience", name, "scope", "a");
        boxoffice.post("/auth/login", asking).isOAuthError(400, "invalid_scope");
    }

    @Test
    void listByCursorThenEachAudienceOnceInOrder() {
        for (int i = 0; i < 3; i++) {
            create(newName(), Map.of()).hasStatus(201);
        }
        List<String> all = names(page("?limit=200"));
        List<String> walked = new ArrayList<>();
        String query = "?limit=2";
        while (!query.isEmpty()) {
            JsonNode page = page(query);
            walked.addAll(names(page));
            JsonNode next = page.path("next_cursor");
            query = next.isString() ? "?limit=2&cursor=" + next.stringValue() : "";
        }
        assertThat(walked)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(all)
                .contains("server", "other");
    }

    @Test
    @DisplayName("AD-06: a forged or foreign cursor is refused")
    void listWithForgedCursorThenBadRequest() {
        String good = page("?limit=1").path("next_cursor").stringValue();
        boxoffice.get(PATH + "?limit=1&cursor=" + good, admin).hasStatus(200);
        String foreign = cursorOfProducts();
        for (String forged : List.of("x", "server", "A".repeat(64), good + "AAAA", good.substring(4), foreign, "")) {
            boxoffice.get(PATH + "?cursor=" + forged, admin).isProblem(400);
        }
        boxoffice.get(PATH + "?limit=0", admin).isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/Server", "/server%20", "/server%00", "/%2e%2e", "/'"})
    void unknownAudienceThenProblem(String name) {
        assertThat(boxoffice
                        .raw("GET", PATH + name, "Authorization: Bearer " + admin)
                        .status())
                .isIn(400, 404);
    }

    @Test
    void patchOfAnUnknownAudienceThenNotFound() {
        patch("nowhere", "\"1\"", "{}").isProblem(404);
    }

    @Test
    @DisplayName("A133: an audience cannot be removed")
    void deleteThenNotAllowed() {
        boxoffice.delete(PATH + "/other", admin).isProblem(405);
        boxoffice.delete(PATH, admin).isProblem(405);
    }

    @Test
    @DisplayName("AD-01, AU-07: the role admin, and the audience server")
    void withoutTheRoleOrForAnotherAudienceThenRefused() {
        String user = boxoffice.login(boxoffice.createUser("server"), "server").access();
        String body = Json.object("name", newName());
        Refusal.assertForbidden(boxoffice.get(PATH, user));
        Refusal.assertForbidden(boxoffice.get(PATH + "/other", user));
        Refusal.assertForbidden(boxoffice.post(PATH, body, user));
        Refusal.assertForbidden(patchAs(user, "other", "\"1\"", "application/json", "{}"));
        String other = boxoffice.admin("other").access();
        Refusal.assertInvalidToken("other", boxoffice.get(PATH, other));
        Refusal.assertInvalidToken("other", boxoffice.post(PATH, body, other));
        Refusal.assertInvalidToken("other", patchAs(other, "other", "\"1\"", "application/json", "{}"));
        Refusal.assertNoToken(boxoffice.get(PATH));
        Refusal.assertNoToken(boxoffice.post(PATH, body));
    }

    private Answer create(String name, Map<String, Object> members) {
        Map<String, Object> body = Json.map("name", name);
        body.putAll(members);
        return boxoffice.post(PATH, Json.text(body), admin);
    }

    private Answer patch(String name, String ifMatch, String json) {
        return patch(name, ifMatch, "application/json", json);
    }

    private Answer patch(String name, String ifMatch, String contentType, String json) {
        return patchAs(admin, name, ifMatch, contentType, json);
    }

    private Answer patchAs(String token, String name, String ifMatch, String contentType, String json) {
        return boxoffice.send(boxoffice
                .request(PATH + "/" + name)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .header("If-Match", ifMatch)
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    private JsonNode page(String query) {
        JsonNode page = boxoffice.get(PATH + query, admin).hasStatus(200).json();
        assertThat(Json.names(page)).contains("items").isSubsetOf("items", "next_cursor");
        return page;
    }

    private String cursorOfProducts() {
        String token = boxoffice.admin("other").access();
        for (int i = 0; i < 2; i++) {
            boxoffice
                    .asAdmin("/api/other/products", Json.object("name", "Row " + i, "price", "1.00"))
                    .hasStatus(201);
        }
        return boxoffice.get("/api/other/products?limit=1", token).text("next_cursor");
    }

    private static List<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("name").stringValue())
                .toList();
    }

    private static String newName() {
        return "show-" + UUID.randomUUID();
    }
}
