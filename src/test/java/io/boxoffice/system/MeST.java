package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/server/me}. */
class MeST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    void adminThenWhatHisTokenSays() {
        Tokens tokens = boxoffice.admin("server");
        ObjectNode claims = tokens.accessText().claimsJson();
        Answer answer = boxoffice.get("/api/server/me", tokens.access()).hasStatus(200);
        JsonNode me = answer.json();
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(me.path("user_id")).isEqualTo(claims.path("sub"));
        assertThat(me.path("username").stringValue()).isEqualTo("admin");
        assertThat(me.path("roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(me.path("scopes").toString()).isEqualTo("[]");
        assertThat(me.path("audience").stringValue()).isEqualTo("server");
        assertThat(me.path("session_id")).isEqualTo(claims.path("sid"));
        assertThat(Instant.parse(me.path("expires_at").stringValue()).getEpochSecond())
                .isEqualTo(claims.path("exp").longValue());
        assertThat(me.path("claims").toString()).isEqualTo("{}");
    }

    @Test
    void userWithTenantAndClaimsThenTheyAreShown() {
        Person person = boxoffice.hireWith(Json.map(
                "audiences", List.of("server"), "tenant", "blue", "claims", Json.map("team", "north", "beta", true)));
        JsonNode me = boxoffice
                .get("/api/server/me", boxoffice.login(person, "server").access())
                .hasStatus(200)
                .json();
        assertThat(Json.names(me))
                .containsExactlyInAnyOrder(
                        "user_id",
                        "username",
                        "roles",
                        "tenant",
                        "scopes",
                        "audience",
                        "session_id",
                        "expires_at",
                        "claims");
        assertThat(me.path("user_id").stringValue()).isEqualTo(person.id());
        assertThat(me.path("roles").toString()).isEqualTo("[\"user\"]");
        assertThat(me.path("tenant").stringValue()).isEqualTo("blue");
        assertThat(me.path("claims")).isEqualTo(Json.parse("{\"team\":\"north\",\"beta\":true}"));
    }

    @Test
    void otherMethodThenNotAllowed() {
        assertThat(boxoffice
                        .post("/api/server/me", "{}", boxoffice.admin("server").access())
                        .isProblem(405)
                        .header("Allow"))
                .contains("GET");
    }
}
