package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code /oauth2/introspect} (RFC 7662, RFC 9701) and {@code /oauth2/revoke} (RFC 7009). */
class IntrospectionST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient partner = OAuthClient.orderReader(boxoffice, "north");
    private final OAuthClient resourceServer = OAuthClient.register(boxoffice, "resource_server_of", "other");

    @Test
    @DisplayName("OA-10, RFC 7662 2.2: a good token of its audience: its claims, a user's and a machine's")
    void goodTokenOfItsAudienceThenItsClaims() {
        String token = partner.credentials("other").text("access_token");
        JsonNode told = resourceServer.introspect(token).hasStatus(200).json();
        assertThat(told.path("active").booleanValue()).isTrue();
        assertThat(told.path("client_id").stringValue()).isEqualTo(partner.id());
        assertThat(told.path("sub").stringValue()).isEqualTo(partner.id());
        assertThat(told.path("scope").stringValue()).isEqualTo("orders.read");
        assertThat(told.path("tenant").stringValue()).isEqualTo("north");
        assertThat(told.path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(told.path("exp").isIntegralNumber()).isTrue();

        Person person = boxoffice.createUser("other");
        JsonNode user = resourceServer
                .introspect(boxoffice.login(person, "other").access())
                .json();
        assertThat(user.path("username").stringValue()).isEqualTo(person.username());
        assertThat(user.path("sid").isString()).isTrue();
    }

    @Test
    @DisplayName("A145, OA-10: foreign, revoked, a refresh token, rubbish: inactive, byte for byte")
    void anythingElseThenInactive() {
        Tokens server = boxoffice.admin("server");
        Tokens other = boxoffice.login(boxoffice.createUser("other"), "other");
        String revoked = partner.credentials("other").text("access_token");
        partner.revoke(revoked).hasStatus(200);
        for (String token : List.of(server.access(), other.refresh(), revoked, "rubbish", revoked + "x", "a.b.c")) {
            Answer answer = resourceServer.introspect(token).hasStatus(200);
            assertThat(answer.body()).as(token).isEqualTo("{\"active\":false}");
        }
        resourceServer.ask("/oauth2/introspect").isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("A145: nobody, a wrong secret, a client that is no resource server")
    void notAResourceServerThen401() {
        String token = partner.credentials("other").text("access_token");
        boxoffice
                .send(resourceServer.request("/oauth2/introspect", "token", token))
                .isOAuthError(401, "invalid_client");
        new OAuthClient(boxoffice, resourceServer.id(), "wrong")
                .introspect(token)
                .isOAuthError(401, "invalid_client");
        partner.introspect(token).isOAuthError(401, "unauthorized_client");
    }

    @Test
    @DisplayName("RFC 9701: signed on request, for the one who asks, and no access token")
    void signedThenForTheCaller() {
        String token = partner.credentials("other").text("access_token");
        Answer answer = boxoffice.send(resourceServer
                .request("/oauth2/introspect", "token", token)
                .header("Authorization", OAuthClient.basic(resourceServer.id(), resourceServer.secret()))
                .header("Accept", "application/token-introspection+jwt"));
        assertThat(answer.hasStatus(200).mediaType()).isEqualTo("application/token-introspection+jwt");
        String jwt = answer.body();
        TokenText text = TokenText.of(jwt);
        JsonNode claims = text.claimsJson();
        assertThat(Json.parse(new String(TokenText.decode(text.header()), StandardCharsets.UTF_8))
                        .path("typ")
                        .stringValue())
                .isEqualTo("token-introspection+jwt");
        assertThat(claims.path("aud").stringValue()).isEqualTo(resourceServer.id());
        assertThat(claims.path("iss").stringValue()).isEqualTo(boxoffice.issuer());
        assertThat(claims.path("token_introspection").path("active").booleanValue())
                .isTrue();
        Refusal.assertInvalidToken("signed introspection", boxoffice.get("/api/other/products", jwt));
    }

    @Test
    @DisplayName("A146, OA-11: twice, rubbish, another client's: 200, and only its own dies")
    void revokedThenItsOwnOnly() {
        String own = partner.credentials("other").text("access_token");
        OAuthClient another = OAuthClient.orderReader(boxoffice, "south");
        another.revoke(own).hasStatus(200);
        boxoffice.get("/api/other/orders", own).hasStatus(200);
        Tokens user = boxoffice.login(boxoffice.createUser("other"), "other");
        another.revoke(user.refresh()).hasStatus(200);
        another.revoke(user.access()).hasStatus(200);
        boxoffice.refresh(user);

        partner.revoke(own).hasStatus(200);
        partner.revoke(own).hasStatus(200);
        Refusal.assertInvalidToken("revoked", boxoffice.get("/api/other/orders", own));
        partner.revoke("rubbish").hasStatus(200);
        boxoffice.send(partner.request("/oauth2/revoke", "token", own)).isOAuthError(401, "invalid_client");
        boxoffice.get("/oauth2/revoke").hasStatus(405);
    }

    @Test
    @DisplayName("a status list knows a machine's token, and what became of it")
    void statusListThenMachinesToo() {
        String audience = "a" + Boxoffice.uniqueName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", audience, "status_list", true))
                .hasStatus(201);
        OAuthClient client = OAuthClient.register(
                boxoffice, "grant_types", List.of("client_credentials"), "audiences", Map.of(audience, List.of()));
        String token = client.credentials(audience).hasStatus(200).text("access_token");
        assertThat(TokenText.of(token)
                        .claimsJson()
                        .path("status")
                        .path("status_list")
                        .has("idx"))
                .isTrue();
    }
}
