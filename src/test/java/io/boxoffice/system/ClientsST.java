package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/server/clients}: the registry of clients. */
class ClientsST {
    private static final String PATH = "/api/server/clients";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final String admin = boxoffice.admin("server").access();

    @Test
    @DisplayName("RFC 7591: registered with its secret shown once, and its defaults")
    void registeredThenShownWithItsDefaults() {
        Answer created = OAuthClient.tryRegister(boxoffice).hasStatus(201);
        String id = created.text("client_id");
        assertThat(id).matches("[A-Za-z0-9_-]{22}");
        assertThat(created.text("client_secret")).matches("bo_cs_[A-Za-z0-9_-]{43}");
        assertThat(created.header("Location")).endsWith(PATH + "/" + id);
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");

        JsonNode seen = boxoffice.get(PATH + "/" + id, admin).hasStatus(200).json();
        assertThat(seen.has("client_secret")).isFalse();
        assertThat(seen.path("type").stringValue()).isEqualTo("confidential");
        assertThat(seen.path("token_endpoint_auth_method").stringValue()).isEqualTo("client_secret_basic");
        assertThat(seen.path("id_token_signed_response_alg").stringValue()).isEqualTo("RS256");
        assertThat(seen.path("enabled").booleanValue()).isTrue();
        assertThat(seen.path("rotate_refresh_tokens").booleanValue()).isTrue();
        assertThat(seen.path("secrets")).hasSize(1);
        assertThat(seen.toString()).doesNotContain("bo_cs_").doesNotContain("hash");
    }

    static Stream<Arguments> refused() {
        String weak = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}";
        return Stream.of(
                Arguments.of(Map.of("client_id", "018f0000-0000-7000-8000-000000000002"), "a user's shape"),
                Arguments.of(Map.of("client_id", "with space"), "a space"),
                Arguments.of(Map.of("client_id", "anonymous"), "an actor of the audit"),
                Arguments.of(Map.of("client_name", ""), "no name"),
                Arguments.of(Map.of("client_secret", "chosen"), "a secret of one's own"),
                Arguments.of(
                        Map.of("type", "public", "token_endpoint_auth_method", "client_secret_post"), "public, secret"),
                Arguments.of(Map.of("type", "public", "grant_types", List.of("client_credentials")), "public machine"),
                Arguments.of(Map.of("type", "public", "require_pkce", false), "public without PKCE"),
                Arguments.of(Map.of("type", "public", "rotate_refresh_tokens", false), "public without rotation"),
                Arguments.of(Map.of("token_endpoint_auth_method", "private_key_jwt"), "no keys"),
                Arguments.of(
                        Map.of("token_endpoint_auth_method", "private_key_jwt", "jwks", Json.parse(weak)),
                        "a secret key"),
                Arguments.of(
                        Map.of("grant_types", List.of("password")), "a grant of RFC 6749 that is none of OAuth 2.1"),
                Arguments.of(Map.of("grant_types", List.of("authorization_code")), "no redirect URI"),
                Arguments.of(redirecting("https://a.example/cb#x"), "a fragment"),
                Arguments.of(redirecting("http://a.example/cb"), "plain http"),
                Arguments.of(redirecting("http://localhost/cb"), "localhost of a confidential client"),
                Arguments.of(redirecting("javascript:alert(1)"), "a scheme without a dot"),
                Arguments.of(redirecting("https://user@a.example/cb"), "a user"),
                Arguments.of(Map.of("audiences", Map.of("nowhere", List.of())), "an unknown audience"),
                Arguments.of(Map.of("audiences", Map.of("other", List.of("orders.eat"))), "an unknown scope"),
                Arguments.of(Map.of("default_audience", "other"), "a default that is not granted"),
                Arguments.of(Map.of("resource_server_of", "nowhere"), "an unknown audience to introspect"),
                Arguments.of(Map.of("id_token_signed_response_alg", "HS256"), "a shared secret for ID tokens"),
                Arguments.of(Map.of("access_token_lifetime", "PT2H"), "too long a life"),
                Arguments.of(Map.of("enabled", "yes"), "another type"),
                Arguments.of(Map.of("created_at", "2026-01-01T00:00:00Z"), "what is the server's to say"));
    }

    private static Map<String, Object> redirecting(String uri) {
        return Map.of("grant_types", List.of("authorization_code"), "redirect_uris", List.of(uri));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    @DisplayName("A129, A143, OA-01, OA-04, OA-08: what a client cannot be")
    void notAClientThen400(Map<String, Object> members, String what) {
        List<Object> pairs = new ArrayList<>();
        members.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        OAuthClient.tryRegister(boxoffice, pairs.toArray()).isProblem(400);
    }

    @Test
    @DisplayName("AU-07: one name is never a client's, a user's and an audience's at once, nor given twice")
    void nameThatIsTakenThen409() {
        OAuthClient client = OAuthClient.register(boxoffice);
        OAuthClient.tryRegister(boxoffice, "client_id", client.id()).isProblem(409);
        OAuthClient.tryRegister(boxoffice, "client_id", client.id().toUpperCase(Locale.ROOT))
                .isProblem(409);
        OAuthClient.tryRegister(boxoffice, "client_id", "other").isProblem(409);
        OAuthClient.tryRegister(
                        boxoffice, "client_id", boxoffice.createUser("other").username())
                .isProblem(409);
        String name = "c" + Boxoffice.uniqueName();
        OAuthClient.register(boxoffice, "client_id", name);
        boxoffice
                .asAdmin("/api/server/users", Json.object("username", name, "password", "correct horse battery"))
                .isProblem(409);

        boxoffice.delete(client.path(), admin).hasStatus(204);
        boxoffice.get(client.path(), admin).isProblem(404);
        OAuthClient.tryRegister(boxoffice, "client_id", client.id()).isProblem(409);
    }

    @Test
    @DisplayName("AD-05, A132: a change names the version that it is based on")
    void changeThenIfMatch() {
        OAuthClient client = OAuthClient.register(boxoffice);
        String tag = boxoffice.get(client.path(), admin).header("ETag");
        String patch = Json.object("client_name", "Another");

        boxoffice.patch(client.path(), "*", patch, admin).isProblem(428);
        boxoffice.patch(client.path(), tag, patch, admin).hasStatus(200);
        boxoffice.patch(client.path(), tag, patch, admin).isProblem(412);
        boxoffice.patch(client.path(), Json.object("type", "public"), admin).isProblem(400);
        boxoffice.patch(client.path(), Json.object("client_id", "x"), admin).isProblem(400);
    }

    @Test
    @DisplayName("two secrets at a time: the new one before the old one goes")
    void secretsThenOneFollowsTheOther() {
        OAuthClient client = OAuthClient.orderReader(boxoffice, "t");
        Answer made = boxoffice.post(client.path() + "/secrets", "{}", admin).hasStatus(201);
        OAuthClient next = new OAuthClient(boxoffice, client.id(), made.text("client_secret"));
        boxoffice.post(client.path() + "/secrets", "{}", admin).isProblem(409);
        client.credentials("other").hasStatus(200);
        next.credentials("other").hasStatus(200);

        String old = boxoffice
                .get(client.path(), admin)
                .json()
                .path("secrets")
                .path(0)
                .path("id")
                .stringValue();
        boxoffice.delete(client.path() + "/secrets/" + old, admin).hasStatus(204);
        boxoffice.delete(client.path() + "/secrets/" + old, admin).isProblem(404);
        client.credentials("other").isOAuthError(401, "invalid_client");
        next.credentials("other").hasStatus(200);
        boxoffice
                .post(client.path() + "/secrets", Json.object("expires_at", "2020-01-01T00:00:00Z"), admin)
                .isProblem(400);
    }

    @Test
    @DisplayName("A133: the client of the first-party login stays as it is")
    void builtInThen409() {
        boxoffice.get(PATH + "/boxoffice", admin).hasStatus(200);
        boxoffice
                .patch(PATH + "/boxoffice", Json.object("client_name", "Mine"), admin)
                .isProblem(409);
        boxoffice.delete(PATH + "/boxoffice", admin).isProblem(409);
    }

    @Test
    @DisplayName("AD-01, OA-10: a machine administrates clients by its scope, and not itself")
    void machineWithTheScopeThenOthersAndNotItself() {
        OAuthClient keeper = OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("server", List.of("clients.read", "clients.write")));
        String token = keeper.credentials("server").hasStatus(200).text("access_token");
        String reader = keeper.credentials("server", "scope", "clients.read").text("access_token");

        boxoffice.get(PATH, token).hasStatus(200);
        boxoffice.post(PATH, Json.object("client_name", "New"), token).hasStatus(201);
        boxoffice.get(keeper.path(), reader).hasStatus(200);
        Refusal.assertForbidden(boxoffice.post(PATH, Json.object("client_name", "New"), reader));
        boxoffice.patch(keeper.path(), Json.object("client_name", "Me"), token).isProblem(403);
        boxoffice.post(keeper.path() + "/secrets", "{}", token).isProblem(403);
        boxoffice.delete(keeper.path(), token).isProblem(403);
        Refusal.assertForbidden(boxoffice.get("/api/server/users", token));
        Refusal.assertForbidden(boxoffice.get("/api/server/me", token));
    }

    @Test
    @DisplayName("A140: disabled: no token, and those of before are refused; enabled again it begins anew")
    void disabledThenRefusedAndEnabledThenAnew() {
        OAuthClient client = OAuthClient.orderReader(boxoffice, "t");
        String before = client.credentials("other").hasStatus(200).text("access_token");
        boxoffice.get("/api/other/orders", before).hasStatus(200);

        boxoffice.patch(client.path(), Json.object("enabled", false), admin).hasStatus(200);
        Refusal.assertInvalidToken("disabled", boxoffice.get("/api/other/orders", before));
        client.credentials("other").isOAuthError(401, "invalid_client");

        boxoffice.patch(client.path(), Json.object("enabled", true), admin).hasStatus(200);
        String after = client.credentials("other").hasStatus(200).text("access_token");
        boxoffice.get("/api/other/orders", after).hasStatus(200);
        Refusal.assertInvalidToken("of before", boxoffice.get("/api/other/orders", before));
    }
}
