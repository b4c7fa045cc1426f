package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/server/tokens/preview}: what somebody would get is what they get. */
class PreviewST {
    private static final String PATH = "/api/server/tokens/preview";

    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    void userThenTheClaimsThatTheyGet() {
        Person person = boxoffice.hireWith(Json.map(
                "audiences", List.of("other"), "scopes", Map.of("other", List.of("orders.read")), "tenant", "blue"));
        JsonNode told = preview("user_id", person.id(), "audience", "other");
        ObjectNode got = boxoffice.login(person, "other").accessText().claimsJson();

        assertThat(told.path("refusal").isNull()).isTrue();
        assertThat(told.path("second_factor").stringValue()).isEqualTo("nothing");
        assertThat(withoutTimes((ObjectNode) told.path("claims"))).isEqualTo(withoutTimes(got));
        assertThat(taken(told)).containsEntry("orders.read", "null").containsEntry("orders.write", "user");
    }

    @Test
    void machineThenTheClaimsThatItGets() {
        OAuthClient client = OAuthClient.orderReader(boxoffice, "blue");
        JsonNode told = preview("client_id", client.id(), "audience", "other");
        ObjectNode got =
                TokenText.of(client.credentials("other").text("access_token")).claimsJson();

        assertThat(withoutTimes((ObjectNode) told.path("claims"))).isEqualTo(withoutTimes(got));
        assertThat(taken(told)).containsEntry("orders.read", "null").containsEntry("orders.write", "client");
        JsonNode wider = preview("client_id", client.id(), "audience", "other", "scope", "orders.write");
        assertThat(wider.path("refusal").path("error").stringValue())
                .isEqualTo(client.credentials("other", "scope", "orders.write").text("error"));
        assertThat(wider.path("claims").isNull()).isTrue();
        assertThat(reason("client_id", client.id(), "audience", "server")).isEqualTo("not_granted");
    }

    @Test
    void userAtAClientThenNarrowedByEachRule() {
        Person person = boxoffice.hireWith(Json.map(
                "audiences", List.of("other"), "scopes", Map.of("other", List.of("orders.read", "orders.write"))));
        OAuthClient client = OAuthClient.orderReader(boxoffice, "blue");
        JsonNode told = preview(
                "user_id",
                person.id(),
                "client_id",
                client.id(),
                "audience",
                "other",
                "scope",
                "orders.read orders.write seats.read openid");

        assertThat(taken(told))
                .isEqualTo(Map.of(
                        "orders.read", "consent",
                        "orders.write", "client",
                        "seats.read", "audience",
                        "openid", "audience"));
        assertThat(told.path("claims").path("scope").stringValue()).isEmpty();
        assertThat(told.path("claims").path("client_id").stringValue()).isEqualTo(client.id());
    }

    @Test
    void firstPartyClientThenNobodyIsAskedForConsent() {
        Person person = CodeFlow.orderer(boxoffice);
        OAuthClient own = CodeFlow.webClient(boxoffice, "first_party", true);
        assertThat(taken(preview("user_id", person.id(), "client_id", own.id(), "audience", "other")))
                .containsEntry("orders.read", "null");
        assertThat(taken(preview("user_id", person.id(), "client_id", "boxoffice", "audience", "other")))
                .containsEntry("orders.read", "null");
    }

    @Test
    void clientDisabledThenTheReason() {
        OAuthClient client = OAuthClient.orderReader(boxoffice, "blue");
        boxoffice
                .patch(
                        client.path(),
                        "{\"enabled\":false}",
                        boxoffice.admin("server").access())
                .hasStatus(200);
        assertThat(reason("client_id", client.id(), "audience", "other")).isEqualTo("client_disabled");
    }

    @Test
    void nobodyThenTheReason() {
        Person person = boxoffice.createUser("other");
        assertThat(reason("user_id", person.id(), "audience", "nowhere")).isEqualTo("unknown_audience");
        assertThat(reason("user_id", person.id(), "audience", "server")).isEqualTo("not_granted");
        assertThat(reason("user_id", person.id(), "audience", "other", "scope", "orders.read"))
                .isEqualTo("scope_not_granted");
        assertThat(reason("user_id", Trail.someone(), "audience", "other")).isEqualTo("unknown_user");
        assertThat(reason("client_id", "nobody", "audience", "other")).isEqualTo("unknown_client");
        assertThat(reason("client_id", "boxoffice", "audience", "other")).isEqualTo("no_machine");
        boxoffice
                .patch(
                        "/api/server/users/" + person.id(),
                        "{\"enabled\":false}",
                        boxoffice.admin("server").access())
                .hasStatus(200);
        assertThat(reason("user_id", person.id(), "audience", "other")).isEqualTo("user_disabled");
        Trail.assertTells(
                new Trail(boxoffice)
                        .await("?type=token_previewed&user_id=" + person.id(), Trail.with("actor_name", "admin")),
                "target_name",
                person.username());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"audience\":\"other\"}",
                "{\"user_id\":\"x\",\"audience\":\"other\"}",
                "{\"client_id\":\"a b\",\"audience\":\"other\"}",
                "{\"client_id\":\"boxoffice\"}",
                "{\"client_id\":\"boxoffice\",\"audience\":\"other\",\"scope\":\"a  b\"}",
                "{\"client_id\":\"boxoffice\",\"audience\":\"other\",\"more\":1}"
            })
    void questionThatCannotBeReadThenBadRequest(String json) {
        boxoffice.post(PATH, json, boxoffice.admin("server").access()).isProblem(400);
    }

    private JsonNode preview(Object... namesAndValues) {
        return boxoffice
                .post(
                        PATH,
                        Json.object(namesAndValues),
                        boxoffice.admin("server").access())
                .hasStatus(200)
                .json();
    }

    private String reason(Object... namesAndValues) {
        return preview(namesAndValues).path("refusal").path("reason").stringValue();
    }

    private static Map<String, String> taken(JsonNode told) {
        return told.path("scopes")
                .valueStream()
                .collect(Collectors.toMap(
                        fate -> fate.path("scope").stringValue(),
                        fate -> fate.path("taken_by").asString("null")));
    }

    /** What a token has only once it is there, and what depends on the second. */
    private static ObjectNode withoutTimes(ObjectNode claims) {
        claims.remove(List.of("jti", "sid", "status", "iat", "exp", "auth_time"));
        return claims;
    }
}
