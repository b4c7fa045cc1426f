package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.testkit.AccessTokenBuilder;
import io.boxoffice.testkit.BoxofficeIssuer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What other teams test with is what a running server signs: the same members of header and claims, of the same types. */
class KitTokensST {
    @RegisterExtension
    static final BoxofficeIssuer kit = BoxofficeIssuer.forAudience("orders");

    private final Boxoffice boxoffice = Boxoffice.open();

    private final String audience = audience();

    private String audience() {
        String name = "kit-" + UUID.randomUUID().toString().substring(0, 8);
        boxoffice
                .asAdmin(
                        "/api/server/audiences",
                        Json.object("name", name, "status_list", true, "scopes", List.of("orders.read")))
                .hasStatus(201);
        return name;
    }

    @Test
    @DisplayName("a token of a login by password, at an audience that keeps a status list")
    void userThenTheSameMembers() {
        Person person = boxoffice.createUser(audience);

        assertAlike(boxoffice.login(person, audience).access(), kit.token(person.username()));
    }

    @Test
    @DisplayName("a token of a machine, at an audience that keeps a status list")
    void machineThenTheSameMembers() {
        OAuthClient client = OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of(audience, List.of("orders.read")));
        String token = client.credentials(audience).hasStatus(200).text("access_token");

        assertAlike(token, kit.machineToken(client.id()));
    }

    private static void assertAlike(String real, AccessTokenBuilder made) {
        TokenText server = TokenText.of(real);
        TokenText ours = TokenText.of(made.signed());
        assertThat(types(ours.headerJson())).isEqualTo(types(server.headerJson()));
        assertThat(ours.headerJson().path("typ")).isEqualTo(server.headerJson().path("typ"));
        assertThat(types(ours.claimsJson())).isEqualTo(types(server.claimsJson()));
        for (String same : List.of("client_id", "upn", "groups", "amr", "acr")) {
            assertThat(ours.claimsJson().path(same))
                    .as(same)
                    .isEqualTo(server.claimsJson().path(same));
        }
        assertThat(lifetime(ours)).isEqualTo(lifetime(server));
    }

    /** Names and types, also of what is within. */
    private static Map<String, Object> types(JsonNode object) {
        Map<String, Object> types = new TreeMap<>();
        object.properties()
                .forEach(member -> types.put(
                        member.getKey(),
                        member.getValue() instanceof ObjectNode within
                                ? types(within)
                                : member.getValue().getNodeType()));
        return types;
    }

    private static long lifetime(TokenText token) {
        return token.claimsJson().path("exp").asLong()
                - token.claimsJson().path("iat").asLong();
    }
}
