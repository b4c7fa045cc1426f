package io.boxoffice.business.server;

import io.boxoffice.account.NewUser;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;

/** The body that makes a user: roles {@code ["user"]}, no audiences and no scopes unless it says more. */
final class NewUserRequest {
    private NewUserRequest() {}

    static NewUser of(Body body) {
        body.only("username", "password", "roles", "tenant", "audiences", "scopes", "claims", "enabled");
        return new NewUser(
                body.text("username"),
                new Secret(body.text("password")),
                List.copyOf(body.optionalTexts("roles").orElse(Set.of("user"))),
                body.optionalText("tenant").orElse(null),
                granted(
                        body.optionalTexts("audiences").orElse(Set.of()),
                        body.optionalTextsByName("scopes").orElse(Map.of())),
                body.optionalObject("claims").orElseGet(JsonNodeFactory.instance::objectNode),
                body.optionalFlag("enabled").orElse(true));
    }

    private static Map<String, Scopes> granted(Set<String> audiences, Map<String, Set<String>> scopes) {
        if (!audiences.containsAll(scopes.keySet())) {
            throw BodyRefused.malformed("scopes names an audience that audiences does not.");
        }
        Map<String, Scopes> granted = new TreeMap<>();
        for (String audience : audiences) {
            granted.put(audience, Scopes.of(scopes.getOrDefault(audience, Set.of())));
        }
        return granted;
    }
}
