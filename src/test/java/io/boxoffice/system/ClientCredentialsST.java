package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code grant_type=client_credentials} (RFC 6749 4.4): a machine with an identity of its own. */
class ClientCredentialsST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String tenant = Boxoffice.uniqueName();
    private final OAuthClient client = OAuthClient.orderReader(boxoffice, tenant);

    @Test
    @DisplayName("OA-08: a token of its own, for one audience, with nothing of a user and no refresh token")
    void machineThenTokenOfItsOwn() {
        Answer answer = client.credentials("other").hasStatus(200);

        assertThat(Json.names(answer.json()))
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "audience", "scope");
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.text("scope")).isEqualTo("orders.read");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode claims = TokenText.of(answer.text("access_token")).claimsJson();
        assertThat(Json.names(claims))
                .containsExactlyInAnyOrder("iss", "sub", "aud", "exp", "iat", "jti", "client_id", "scope", "tenant");
        assertThat(claims.path("sub").stringValue()).isEqualTo(client.id());
        assertThat(claims.path("client_id").stringValue()).isEqualTo(client.id());
        assertThat(claims.path("tenant").stringValue()).isEqualTo(tenant);
        assertThat(claims.path("aud").stringValue()).isEqualTo("other");
    }

    @Test
    @DisplayName("AU-03: it reads the orders of its tenant, writes none, and is refused at the other audience")
    void tokenThenItsScopeAtItsAudience() {
        String token = client.credentials("other").hasStatus(200).text("access_token");

        boxoffice.get("/api/other/orders", token).hasStatus(200);
        Refusal.assertForbidden(boxoffice.post("/api/other/orders", "{}", token));
        Refusal.assertInvalidToken("other audience", boxoffice.get("/api/server/me", token));
    }

    @ParameterizedTest
    @CsvSource({
        "server, '', 400, invalid_target",
        "nowhere, '', 400, invalid_target",
        "Other, '', 400, invalid_target",
        "'', '', 400, invalid_target",
        "other, orders.write, 400, invalid_scope",
        "other, orders.read orders.read, 400, invalid_scope",
        "other, openid, 400, invalid_scope",
    })
    @DisplayName("AU-01, A143, A153: an audience or a scope that is not the client's")
    void notGrantedThenRefused(String audience, String scope, int status, String error) {
        client.credentials(audience, "scope", scope).isOAuthError(status, error);
    }

    @Test
    @DisplayName("AU-02: two targets in whatever spelling are one too many, the same twice too")
    void twoTargetsThenInvalidTarget() {
        client.credentials("other", "audience", "other").isOAuthError(400, "invalid_target");
        client.credentials("other", "audience", "server").isOAuthError(400, "invalid_target");
        client.credentials("other", "resource", boxoffice.issuer() + "/api/other")
                .isOAuthError(400, "invalid_target");
    }

    @Test
    @DisplayName("RFC 8707: by its resource; without any, what the client is registered with")
    void resourceOrDefaultThenItsToken() {
        client.token("grant_type", "client_credentials", "resource", boxoffice.issuer() + "/api/other")
                .hasStatus(200);
        client.token("grant_type", "client_credentials").isOAuthError(400, "invalid_target");
        OAuthClient another = OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("other", List.of("orders.read")),
                "default_audience",
                "other");
        assertThat(another.token("grant_type", "client_credentials")
                        .hasStatus(200)
                        .text("audience"))
                .isEqualTo("other");
    }

    @Test
    @DisplayName("a shorter life is the client's, a longer one is the audience's")
    void lifetimeOfTheClientThenTheShorterOne() {
        assertThat(expiresIn(living("PT1M"))).isEqualTo(60);
        assertThat(expiresIn(living("PT1H"))).isEqualTo(expiresIn(client)).isLessThan(3_600);
    }

    private OAuthClient living(String lifetime) {
        return OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("other", List.of()),
                "access_token_lifetime",
                lifetime);
    }

    private static int expiresIn(OAuthClient asking) {
        return asking.credentials("other")
                .hasStatus(200)
                .json()
                .path("expires_in")
                .intValue();
    }

    @Test
    @DisplayName("AU-01: a scope that its audience has no longer, whatever the client is registered with")
    void scopeThatTheAudienceLostThenNoLongerGranted() {
        String audience = "a" + Boxoffice.uniqueName().replace("-", "");
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", audience, "scopes", List.of("read", "write")))
                .hasStatus(201);
        OAuthClient both = OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of(audience, List.of("read", "write")));
        boxoffice
                .patch(
                        "/api/server/audiences/" + audience,
                        Json.object("scopes", List.of("read")),
                        boxoffice.admin("server").access())
                .hasStatus(200);

        assertThat(both.credentials(audience).hasStatus(200).text("scope")).isEqualTo("read");
        both.credentials(audience, "scope", "write").isOAuthError(400, "invalid_scope");
    }
}
