package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/other/user}. */
class OtherUserST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    void userThenIdNameAndRoles() {
        Person person = boxoffice.createUser("other");
        JsonNode user = boxoffice
                .get("/api/other/user", boxoffice.login(person, "other").access())
                .hasStatus(200)
                .json();
        assertThat(Json.names(user)).containsExactlyInAnyOrder("user_id", "username", "roles");
        assertThat(user.path("user_id").stringValue()).isEqualTo(person.id());
        assertThat(user.path("username").stringValue()).isEqualTo(person.username());
        assertThat(user.path("roles").toString()).isEqualTo("[\"user\"]");
    }

    @Test
    void adminThenHisRole() {
        JsonNode user = boxoffice
                .get("/api/other/user", boxoffice.admin("other").access())
                .hasStatus(200)
                .json();
        assertThat(user.path("username").stringValue()).isEqualTo("admin");
        assertThat(user.path("roles").toString()).isEqualTo("[\"admin\"]");
    }
}
