package io.boxoffice.system;

import java.util.List;
import java.util.Map;

/** An audience that takes nobody without a second factor, and a client of it. */
record StrictAudience(String name, OAuthClient client) {
    static StrictAudience at(Boxoffice boxoffice) {
        String name = "a-" + Boxoffice.uniqueName();
        boxoffice
                .asAdmin(
                        "/api/server/audiences",
                        Json.object("name", name, "scopes", List.of("see"), "second_factor", "required"))
                .hasStatus(201);
        return new StrictAudience(name, CodeFlow.webClient(boxoffice, "audiences", Map.of(name, List.of("see"))));
    }

    /** Somebody who has no second factor yet. */
    Person newcomer(Boxoffice boxoffice) {
        return boxoffice.hireWith(Json.map("audiences", List.of(name), "scopes", Map.of(name, List.of("see"))));
    }

    CodeFlow flow() {
        return CodeFlow.of(client, "audience", name, "scope", "openid see");
    }
}
