package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** AD-01: what administrators may do, a machine with the scope may, each call by its own and by no other. */
class AdminScopesST {
    private static final String NOBODY = "018f0000-0000-7000-8000-00000000000f";
    private static final List<String> SCOPES = List.of(
            "users.read",
            "users.write",
            "keys.read",
            "keys.write",
            "audiences.read",
            "audiences.write",
            "clients.read",
            "clients.write",
            "sessions.read",
            "sessions.write",
            "audit.read",
            "audit.write",
            "config.read",
            "config.write");

    private final Boxoffice boxoffice = Boxoffice.open();
    private final String client = "machine-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void audienceServerThenEveryScopeInWords() {
        JsonNode server = boxoffice
                .get("/api/server/audiences/server", boxoffice.admin("server").access())
                .hasStatus(200)
                .json();
        assertThat(server.path("scopes").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(SCOPES);
        assertThat(server.path("scope_descriptions").propertyNames()).containsExactlyInAnyOrderElementsOf(SCOPES);
    }

    /** What a call comes to with its scope is told apart from 403 by what is wrong with it otherwise. */
    @ParameterizedTest
    @CsvSource({
        "GET, /users, users.read, 200",
        "GET, /users/" + NOBODY + ", users.read, 404",
        "POST, /users, users.write, 400",
        "PATCH, /users/" + NOBODY + ", users.write, 404",
        "DELETE, /users/" + NOBODY + ", users.write, 404",
        "POST, /users/" + NOBODY + "/recovery, users.write, 404",
        "GET, /users/" + NOBODY + "/sessions, sessions.read, 404",
        "DELETE, /users/" + NOBODY + "/sessions, sessions.write, 404",
        "POST, /revocations, sessions.write, 400",
        "GET, /keys, keys.read, 200",
        "GET, /keys/nowhere, keys.read, 404",
        "POST, /keys, keys.write, 400",
        "POST, /keys/rotate, keys.write, 400",
        "POST, /keys/reseal, keys.write, 200",
        "POST, /keys/nowhere/revoke, keys.write, 400",
        "GET, /audiences, audiences.read, 200",
        "GET, /audiences/other, audiences.read, 200",
        "POST, /audiences, audiences.write, 400",
        "PATCH, /audiences/nowhere, audiences.write, 404",
        "POST, /tokens/explain, audit.read, 400",
        "POST, /tokens/preview, audit.read, 400",
        "GET, /config, config.read, 200",
        "POST, /config/plan, config.read, 400",
        "POST, /config/apply, config.write, 400",
        "GET, /audit, audit.read, 200",
        "GET, /audit/export?until=2001-01-01T00:00:00Z, audit.read, 200",
        "GET, /audit/check, audit.read, 200",
    })
    @DisplayName("AD-01: its own scope opens a call, and no other does")
    void callThenByItsScopeAlone(String method, String path, String scope, int answer) {
        SigningKey key = Api.SERVER.forged();
        Map<String, Integer> answers = new TreeMap<>();
        for (String other : SCOPES) {
            int status = call(method, path, machine(key, other)).status();
            if (status != 403) {
                answers.put(other, status);
            }
        }
        assertThat(answers).isEqualTo(Map.of(scope, answer));
        Refusal.assertForbidden(call(method, path, machine(key, "")));
        Refusal.assertForbidden(call(method, path, machine(key, scope.toUpperCase(Locale.ROOT))));
    }

    @Test
    @DisplayName("AU-03: what is about oneself needs a user, whatever scope a machine has")
    void machineWithEveryScopeThenNoUser() {
        String machine = machine(Api.SERVER.forged(), String.join(" ", SCOPES));
        for (String path : List.of("/me", "/sessions")) {
            Refusal.assertForbidden(boxoffice.get("/api/server" + path, machine));
        }
        Refusal.assertForbidden(boxoffice.delete("/api/server/sessions", machine));
        Refusal.assertForbidden(boxoffice.put(
                "/api/server/me/password", Json.object("current_password", "x", "new_password", "y"), machine));
        Refusal.assertForbidden(boxoffice.post(
                "/api/other/products", "{}", Api.OTHER.forged().token(claims("other", String.join(" ", SCOPES)))));
    }

    @Test
    @DisplayName("LG-02: the audit names the client")
    void machineMakesAUserThenTheAuditNamesIt() {
        String machine = machine(Api.SERVER.forged(), "users.write");
        String user = boxoffice
                .post(
                        "/api/server/users",
                        Json.object("username", Boxoffice.uniqueName(), "password", "a box of tickets for " + client),
                        machine)
                .hasStatus(201)
                .text("id");
        JsonNode event = boxoffice
                .get("/api/server/audit?type=user_created&user_id=" + user, machine(Api.SERVER.forged(), "audit.read"))
                .hasStatus(200)
                .json()
                .path("items")
                .path(0);
        assertThat(event.path("actor").stringValue()).isEqualTo(client);
        assertThat(event.path("actor_name").isNull()).isTrue();
        assertThat(event.path("target").stringValue()).isEqualTo(user);
    }

    @Test
    @DisplayName("AD-03: a user with the scope changes others, and never what they may do themselves")
    void userWithTheScopeThenNobodyWidensThemself() {
        Person clerk = boxoffice.hireWith(Json.map(
                "audiences", List.of("server"), "scopes", Map.of("server", List.of("users.read", "users.write"))));
        Tokens tokens = boxoffice.login(clerk, "server");
        assertThat(tokens.scope()).isEqualTo("users.read users.write");
        Person other = boxoffice.createUser();

        boxoffice
                .patch("/api/server/users/" + other.id(), "{\"tenant\":\"blue\"}", tokens.access())
                .hasStatus(200);
        for (String wider : List.of(
                "{\"roles\":[\"admin\"]}",
                "{\"scopes\":{\"server\":[\"keys.write\"]}}",
                "{\"password\":\"another box of tickets\"}",
                "{}")) {
            boxoffice
                    .patch("/api/server/users/" + clerk.id(), wider, tokens.access())
                    .isProblem(403);
        }
        Refusal.assertForbidden(boxoffice.get("/api/server/keys", tokens.access()));
        Refusal.assertForbidden(boxoffice.get("/api/server/users/" + other.id() + "/sessions", tokens.access()));
    }

    private Answer call(String method, String path, String token) {
        boolean empty = method.equals("GET") || method.equals("DELETE");
        return boxoffice.send(boxoffice
                .request("/api/server" + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, empty ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    }

    private String machine(SigningKey key, String scope) {
        return key.token(claims("server", scope));
    }

    private ObjectNode claims(String audience, String scope) {
        ObjectNode claims = (audience.equals("other") ? Api.OTHER : Api.SERVER).claims();
        claims.remove(List.of("sid", "upn", "groups", "tenant"));
        return claims.put("sub", client).put("client_id", client).put("scope", scope);
    }
}
