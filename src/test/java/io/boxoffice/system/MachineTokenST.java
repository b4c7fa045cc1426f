package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** RFC 9068 2.2: a token whose subject is the client itself, under a key that was imported. */
class MachineTokenST {
    private static final String CLIENT = "partner.example";

    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @DisplayName("AU-03: a machine comes as far as its scope and its tenant, and nowhere as a user")
    void machineThenItsScopeAndNothingOfAUser() {
        SigningKey key = boxoffice.importKey("other");
        String reader = key.token(machine("other").put("scope", "orders.read").put("tenant", Boxoffice.uniqueName()));

        boxoffice.get("/api/other/products", reader).hasStatus(200);
        assertThat(boxoffice
                        .get("/api/other/orders", reader)
                        .hasStatus(200)
                        .json()
                        .path("items"))
                .isEmpty();
        forbidden(boxoffice.post("/api/other/orders", "{}", reader));
        forbidden(boxoffice.get("/api/other/user", reader));
        forbidden(boxoffice.post("/api/other/products", "{}", reader));
    }

    @Test
    @DisplayName("AU-03: what is about oneself needs a user, and administration a role")
    void machineAtServerThenForbidden() {
        String machine = boxoffice.importKey("server").token(machine("server"));

        for (String path : List.of("/me", "/sessions", "/users", "/audiences", "/keys", "/audit")) {
            forbidden(boxoffice.get("/api/server" + path, machine));
        }
        forbidden(boxoffice.delete("/api/server/sessions", machine));
        forbidden(boxoffice.put(
                "/api/server/me/password", Json.object("current_password", "x", "new_password", "y"), machine));
    }

    @Test
    @DisplayName("RFC 9068 5: half a user, another subject than the client, a user's id: none of them is a token")
    void neitherMachineNorUserThenInvalid() {
        SigningKey key = boxoffice.importKey("other");
        Map<String, ObjectNode> wrong = Map.of(
                "sid", machine("other").put("sid", "018f0000-0000-7000-8000-000000000002"),
                "upn", machine("other").put("upn", "alice"),
                "sub", machine("other").put("sub", "another"),
                "client_id", machine("other").put("client_id", "another"),
                "a UUID",
                        machine("other")
                                .put("sub", "018F0000-0000-7000-8000-000000000001")
                                .put("client_id", "018F0000-0000-7000-8000-000000000001"));
        wrong.forEach((what, claims) ->
                Refusal.assertInvalidToken(what, boxoffice.get("/api/other/products", key.token(claims))));
    }

    @Test
    @DisplayName("TV-11: its own id can be revoked")
    void machinesTokenRevokedThenRefused() {
        SigningKey key = boxoffice.importKey("other");
        ObjectNode claims = machine("other");
        String token = key.token(claims);
        boxoffice.get("/api/other/products", token).hasStatus(200);
        boxoffice
                .asAdmin(
                        "/api/server/revocations",
                        Json.object("jti", claims.path("jti").stringValue(), "reason", "lost"))
                .hasStatus(204);

        Refusal.assertInvalidToken("revoked", boxoffice.get("/api/other/products", token));
    }

    private static void forbidden(Answer answer) {
        answer.hasStatus(403);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }

    private ObjectNode machine(String audience) {
        Api api = audience.equals("other") ? Api.OTHER : Api.SERVER;
        ObjectNode claims = api.claims();
        claims.remove(List.of("sid", "upn", "groups", "tenant"));
        return claims.put("sub", CLIENT)
                .put("client_id", CLIENT)
                .put("scope", "")
                .put("jti", Boxoffice.uniqueName());
    }
}
