package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /oauth2/token} (RFC 6749 3.2 and 5): its parameters, its grants and its refusals. */
class TokenEndpointST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = OAuthClient.orderReader(boxoffice, "t");

    @ParameterizedTest
    @CsvSource({
        "'', invalid_request",
        "password, unsupported_grant_type",
        "implicit, unsupported_grant_type",
        "Client_Credentials, unsupported_grant_type",
        "client_credentials+, unsupported_grant_type",
        "first_party, unsupported_grant_type",
        "refresh_token, unauthorized_client",
        "authorization_code, unauthorized_client",
        "urn:ietf:params:oauth:grant-type:token-exchange, unauthorized_client",
    })
    @DisplayName("A142, OA-04: a grant that is missing, none, or not the client's")
    void grantThatIsNotTheClientsThenRefused(String grant, String error) {
        client.token("grant_type", grant, "audience", "other").isOAuthError(400, error);
    }

    @Test
    @DisplayName("A142, OA-07: repeated is refused, unknown ignored, empty absent")
    void parametersThenAsRfc6749() {
        client.token("grant_type", "client_credentials", "grant_type", "client_credentials", "audience", "other")
                .isOAuthError(400, "invalid_request");
        client.credentials("other", "scope", "orders.read", "scope", "orders.read")
                .isOAuthError(400, "invalid_request");
        client.credentials("other", "unknown", "1", "unknown", "2", "refresh_token", "")
                .hasStatus(200);
        client.credentials("other", "scope", "", "resource", "").hasStatus(200);
    }

    @Test
    @DisplayName("OA-07: a thousand unknown parameters, a body over 64 KiB, JSON: each its own refusal")
    void bodyThatIsNoneThenRefused() {
        String many = "&x=1".repeat(1_000);
        ask(OAuthClient.FORM, "grant_type=client_credentials&audience=other" + many)
                .isOAuthError(400, "invalid_request");
        ask(OAuthClient.FORM, "grant_type=client_credentials&audience=other&x=" + "y".repeat(60_000))
                .hasStatus(200);
        ask(OAuthClient.FORM, "grant_type=client_credentials&audience=other&x=" + "y".repeat(66_000))
                .isOAuthError(413, "invalid_request");
        ask("application/json", "{\"grant_type\":\"client_credentials\"}").isOAuthError(415, "invalid_request");
        ask(OAuthClient.FORM, "grant_type=%zz").isOAuthError(400, "invalid_request");
        ask(OAuthClient.FORM, "grant_type=client_credentials&audience=other%00").isOAuthError(400, "invalid_request");
        boxoffice.get("/oauth2/token").hasStatus(405);
    }

    @ParameterizedTest
    @CsvSource({"'orders.read\torders.read'", "'\"'", "'a  b'", "'\\'"})
    @DisplayName("A153: scopes with controls, quotes, or empty ones")
    void scopeThatIsNoneThenRefused(String scope) {
        Answer answer = client.credentials("other", "scope", scope).hasStatus(400);
        assertThat(answer.text("error")).isIn("invalid_scope", "invalid_request");
    }

    @Test
    @DisplayName("A153: ten thousand scopes")
    void manyScopesThenInvalidScope() {
        client.credentials("other", "scope", "s ".repeat(10_000).strip()).isOAuthError(400, "invalid_scope");
    }

    @Test
    @DisplayName("CORS: a page of an allowed origin may ask, another one may not")
    void originThenAsConfigured() {
        Answer preflight = boxoffice.send(boxoffice
                .request("/oauth2/token")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", Boxoffice.APP)
                .header("Access-Control-Request-Method", "POST"));
        preflight.hasStatus(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(Boxoffice.APP);
    }

    @Test
    @DisplayName(
            "RFC 6749 6, A138: a session's refresh token at /oauth2/token is its client's alone, and nothing ends by a foreign one")
    void refreshTokenOfAnotherClientThenInvalidGrant() {
        OAuthClient refresher = refresher(Map.of());
        Tokens tokens = boxoffice.login(boxoffice.createUser("other"), "other");
        refresher
                .token("grant_type", "refresh_token", "refresh_token", tokens.refresh())
                .isOAuthError(400, "invalid_grant");
        boxoffice.refresh(tokens);
    }

    @Test
    @DisplayName(
            "RFC 6749 6, AU-05: a client's own: it rotates, narrows the token and not the grant, and stays at its audience")
    void refreshTokenOfItsOwnThenRotated() {
        OAuthClient refresher = refresher(Map.of());
        String first = session(refresher);

        Answer narrowed =
                refresher.token("grant_type", "refresh_token", "refresh_token", first, "scope", "orders.read");
        assertThat(narrowed.hasStatus(200).text("scope")).isEqualTo("orders.read");
        String second = narrowed.text("refresh_token");
        assertThat(second).isNotEqualTo(first);
        Answer whole = refresher.token("grant_type", "refresh_token", "refresh_token", second);
        assertThat(whole.hasStatus(200).text("scope")).isEqualTo("orders.read orders.write");
        String third = whole.text("refresh_token");
        assertThat(TokenText.of(whole.text("access_token"))
                        .claimsJson()
                        .path("client_id")
                        .stringValue())
                .isEqualTo(refresher.id());

        refresher
                .token("grant_type", "refresh_token", "refresh_token", third, "audience", "server")
                .isOAuthError(400, "invalid_target");
        refresher
                .token("grant_type", "refresh_token", "refresh_token", third, "scope", "orders.eat")
                .isOAuthError(400, "invalid_scope");
        refresher
                .token("grant_type", "refresh_token", "refresh_token", third, "audience", "other")
                .hasStatus(200);
        refresher.token("grant_type", "refresh_token", "refresh_token", first).isOAuthError(400, "invalid_grant");
        refresher.token("grant_type", "refresh_token", "refresh_token", third).isOAuthError(400, "invalid_grant");
    }

    @Test
    @DisplayName("rotate_refresh_tokens false: the same token stays good")
    void refreshWithoutRotationThenTheSameToken() {
        OAuthClient refresher = refresher(Map.of("rotate_refresh_tokens", false));
        String token = session(refresher);
        for (int i = 0; i < 3; i++) {
            Answer answer = refresher
                    .token("grant_type", "refresh_token", "refresh_token", token)
                    .hasStatus(200);
            assertThat(answer.text("refresh_token")).isEqualTo(token);
            boxoffice.get("/api/other/user", answer.text("access_token")).hasStatus(200);
        }
    }

    private OAuthClient refresher(Map<String, Object> more) {
        Map<String, Object> members = Json.map(
                "grant_types",
                List.of("refresh_token"),
                "audiences",
                Map.of("other", List.of("orders.read", "orders.write")));
        members.putAll(more);
        return OAuthClient.register(
                boxoffice,
                members.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray());
    }

    /** A session of a user for this client. No grant begins one yet, so one of the first-party login is handed over. */
    private String session(OAuthClient refresher) {
        Person person = boxoffice.hireWith(Map.of(
                "audiences", List.of("other"), "scopes", Map.of("other", List.of("orders.read", "orders.write"))));
        Tokens tokens = boxoffice.login(person, "other");
        String session = TokenText.of(tokens.access()).claimsJson().path("sid").stringValue();
        boxoffice
                .database()
                .run("UPDATE session SET client_id = '" + refresher.id() + "' WHERE id = '" + session + "'");
        return tokens.refresh();
    }

    private Answer ask(String type, String body) {
        return boxoffice.send(boxoffice
                .request("/oauth2/token")
                .header("Content-Type", type)
                .header("Authorization", OAuthClient.basic(client.id(), client.secret()))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
