package io.boxoffice.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenID Connect Core 5.3: {@code /oauth2/userinfo}, and the audience whose tokens open it and nothing else. */
class UserinfoST {
    private static final String PATH = "/oauth2/userinfo";
    private static final String FORM = "application/x-www-form-urlencoded";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Person alice = boxoffice.hireWith(Json.map(
            "name",
            "Alice Liddell",
            "email",
            "alice@example.org",
            "email_verified",
            true,
            "audiences",
            List.of("other")));

    @Test
    void everyScopeThenAllThatIsKnown() {
        Tokens tokens = boxoffice.login(alice, "userinfo");
        assertThat(tokens.scope()).isEqualTo("email openid profile");
        assertThat(tokens.accessText().claimsJson().path("aud").stringValue()).isEqualTo("userinfo");

        Answer answer = boxoffice.get(PATH, tokens.access()).hasStatus(200);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json())
                .isEqualTo(Json.parse(Json.object(
                        "sub",
                        alice.id(),
                        "preferred_username",
                        alice.username(),
                        "name",
                        "Alice Liddell",
                        "email",
                        "alice@example.org",
                        "email_verified",
                        true)));
    }

    @Test
    @DisplayName("OpenID Connect Core 5.4: each scope asks for its claims")
    void someScopesThenTheirClaimsAlone() {
        assertThat(Json.names(userinfo("openid"))).containsExactlyInAnyOrder("sub");
        assertThat(Json.names(userinfo("openid profile")))
                .containsExactlyInAnyOrder("sub", "preferred_username", "name");
        assertThat(Json.names(userinfo("openid email"))).containsExactlyInAnyOrder("sub", "email", "email_verified");
    }

    @Test
    void nothingIsKnownThenLeftOut() {
        Person bob = boxoffice.createUser();
        JsonNode info = boxoffice
                .get(PATH, boxoffice.login(bob, "userinfo").access())
                .hasStatus(200)
                .json();
        assertThat(Json.names(info)).containsExactlyInAnyOrder("sub", "preferred_username");
    }

    @Test
    @DisplayName("A147: without openid it is forbidden")
    void withoutOpenidThenForbidden() {
        for (String scope : List.of("", "profile", "email profile")) {
            forbidden(boxoffice.get(PATH, login(scope).access()));
        }
    }

    @Test
    void postThenTheSameAnswer() {
        String access = boxoffice.login(alice, "userinfo").access();
        JsonNode info = boxoffice.get(PATH, access).json();

        assertThat(bare(access).hasStatus(200).json()).isEqualTo(info);
        assertThat(form(access, "").hasStatus(200).json()).isEqualTo(info);
        assertThat(form(access, "ui_locales=se").hasStatus(200).json()).isEqualTo(info);
        boxoffice.post(PATH, "{}", access).isOAuthError(415, "invalid_request");
    }

    @ParameterizedTest
    @DisplayName("A147: a token in the form is none, and beside the header it is a second one")
    @ValueSource(strings = {"access_token=", "access_token=x", "access_token=x&access_token=y"})
    void tokenInTheFormThenRefused(String other) {
        String access = boxoffice.login(alice, "userinfo").access();

        form(access, other).isOAuthError(400, "invalid_request");
        form(access, "access_token=" + access).isOAuthError(400, "invalid_request");
        Answer alone = boxoffice.post(PATH, FORM, ("access_token=" + access).getBytes(UTF_8));
        noToken(alone);
    }

    @Test
    void nothingOrATokenInTheQueryThenNoToken() {
        String access = boxoffice.login(alice, "userinfo").access();
        noToken(boxoffice.get(PATH));
        noToken(boxoffice.get(PATH + "?access_token=" + access));
        noToken(boxoffice.get(PATH + "/"));
        noToken(boxoffice.get(PATH + "/nothing"));
    }

    @Test
    @DisplayName("AU-03: no token of an API opens userinfo, and none of userinfo an API")
    void tokenOfAnotherAudienceThenInvalid() {
        for (String api : List.of("server", "other")) {
            invalid(boxoffice.get(PATH, boxoffice.admin(api).access()));
        }
        String userinfo =
                boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "userinfo").access();
        boxoffice.get(PATH, userinfo).hasStatus(200);
        for (String path : List.of(
                "/api/server/me", "/api/server/users", "/api/other/user", "/api/userinfo", "/api/userinfo/x", "/api")) {
            Refusal.assertInvalidToken(path, boxoffice.get(path, userinfo));
        }
    }

    @Test
    @DisplayName("TV-11: a session that ended, a user who was disabled, a token that is spoiled")
    void revokedOrSpoiledThenInvalid() {
        Tokens ended = boxoffice.login(alice, "userinfo");
        boxoffice.tryLogout(ended.refresh()).hasStatus(204);
        invalid(boxoffice.get(PATH, ended.access()));

        Person gone = boxoffice.createUser();
        Tokens tokens = boxoffice.login(gone, "userinfo");
        boxoffice
                .patch(
                        "/api/server/users/" + gone.id(),
                        "{\"enabled\":false}",
                        boxoffice.admin("server").access())
                .hasStatus(200);
        invalid(boxoffice.get(PATH, tokens.access()));
        invalid(boxoffice.get(PATH, "rubbish"));
    }

    @Test
    void refreshThenTheSameAudienceAgain() {
        Tokens next = boxoffice.refresh(boxoffice.login(alice, "userinfo"));
        assertThat(next.audience()).isEqualTo("userinfo");
        boxoffice.get(PATH, next.access()).hasStatus(200);
    }

    @Test
    @DisplayName("A machine is nobody whom userinfo could tell of")
    void machineThenForbidden() {
        ObjectNode claims = boxoffice.login(alice, "userinfo").accessText().claimsJson();
        claims.remove(List.of("sid", "upn", "groups", "tenant"));
        claims.put("sub", "partner.example").put("client_id", "partner.example").put("jti", Boxoffice.uniqueName());

        forbidden(boxoffice.get(PATH, boxoffice.importKey("userinfo").token(claims)));
    }

    @Test
    @DisplayName("AU-07: the reserved audience is nobody's to register, change or grant")
    void reservedAudienceThenConflictOrRefused() {
        String admin = boxoffice.admin("server").access();
        Answer read = boxoffice.get("/api/server/audiences/userinfo", admin).hasStatus(200);
        assertThat(read.json().path("scopes").toString()).isEqualTo("[\"email\",\"openid\",\"profile\"]");
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", "userinfo"))
                .isProblem(409);
        boxoffice
                .patch("/api/server/audiences/userinfo", read.header("ETag"), "{\"description\":\"x\"}", admin)
                .isProblem(409);
        boxoffice
                .asAdmin(
                        "/api/server/users",
                        Json.object(
                                "username",
                                Boxoffice.uniqueName(),
                                "password",
                                "a box of tickets for me",
                                "audiences",
                                List.of("userinfo")))
                .isProblem(400);
        JsonNode user = boxoffice.get("/api/server/users/" + alice.id(), admin).json();
        assertThat(user.path("audiences").toString()).isEqualTo("[\"other\"]");
    }

    @Test
    void pageOfAnAllowedOriginThenItMayRead() {
        Answer answer = boxoffice.send(boxoffice
                .request(PATH)
                .header("Origin", Boxoffice.APP)
                .header(
                        "Authorization",
                        "Bearer " + boxoffice.login(alice, "userinfo").access()));
        assertThat(answer.hasStatus(200).header("Access-Control-Allow-Origin")).isEqualTo(Boxoffice.APP);
        assertThat(answer.all("Access-Control-Allow-Credentials")).isEmpty();
    }

    private JsonNode userinfo(String scope) {
        return boxoffice.get(PATH, login(scope).access()).hasStatus(200).json();
    }

    private Tokens login(String scope) {
        Map<String, Object> body = Json.map(
                "username", alice.username(), "password", alice.password(), "audience", "userinfo", "scope", scope);
        return Tokens.of(boxoffice.post("/auth/login", Json.text(body)).hasStatus(200));
    }

    private Answer form(String access, String body) {
        return boxoffice.send(boxoffice
                .request(PATH)
                .header("Authorization", "Bearer " + access)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Neither a body nor a content type. */
    private Answer bare(String access) {
        return boxoffice.raw("POST", PATH, "Authorization: Bearer " + access, "Content-Length: 0");
    }

    private static void noToken(Answer answer) {
        answer.isOAuthError(401, "invalid_token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"boxoffice\"");
    }

    private static void invalid(Answer answer) {
        answer.isOAuthError(401, "invalid_token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"boxoffice\", error=\"invalid_token\"");
    }

    private static void forbidden(Answer answer) {
        answer.isOAuthError(403, "insufficient_scope");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }
}
