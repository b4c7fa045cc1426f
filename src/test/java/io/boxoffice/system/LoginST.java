package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /auth/login}. */
class LoginST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @EnumSource
    void loginThenTokensForExactlyThisAudience(Api api) {
        Answer answer = boxoffice
                .tryLogin("admin", Boxoffice.ADMIN_PASSWORD, api.audience())
                .hasStatus(200);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(Json.names(answer.json()))
                .containsExactlyInAnyOrder(
                        "access_token",
                        "token_type",
                        "expires_in",
                        "refresh_token",
                        "refresh_expires_in",
                        "audience",
                        "scope");
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.text("audience")).isEqualTo(api.audience());
        assertThat(answer.text("scope")).isEmpty();
        assertThat(answer.json().path("expires_in").longValue()).isEqualTo(600);
        assertThat(answer.json().path("refresh_expires_in").longValue())
                .isBetween(14 * 24 * 3600L - 5, 14 * 24 * 3600L);
        assertThat(answer.text("refresh_token")).matches("[A-Za-z0-9_-]{43,}");
        api.admits(answer.text("access_token"));
    }

    @Test
    void loginWithUnknownAudienceThenInvalidTarget() {
        boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "nowhere").isOAuthError(400, "invalid_target");
        boxoffice.tryLogin("nobody", "whatever it may be", "nowhere").isOAuthError(400, "invalid_target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server",
                "SERVER",
                "server ",
                " server",
                "serve",
                "servers",
                "server,other",
                "serv\u0435r",
                "%73erver"
            })
    @DisplayName("AU-04: an audience is compared exactly")
    void loginWithNearlyTheAudienceThenInvalidTarget(String audience) {
        boxoffice.tryLogin("admin", Boxoffice.ADMIN_PASSWORD, audience).isOAuthError(400, "invalid_target");
    }

    @Test
    void loginForAudienceNotGrantedThenInvalidTarget() {
        Person person = boxoffice.createUser("other");
        boxoffice.tryLogin(person.username(), person.password(), "server").isOAuthError(400, "invalid_target");
        assertThat(boxoffice.login(person, "other").audience()).isEqualTo("other");
    }

    @Test
    void loginForAudienceNotGrantedWithWrongPasswordThenInvalidGrant() {
        Person person = boxoffice.createUser("other");
        boxoffice.tryLogin(person.username(), "not the password", "server").isOAuthError(401, "invalid_grant");
    }

    @Test
    void loginWithUnknownUserOrWrongPasswordThenOneConstantAnswer() {
        Answer unknown = boxoffice.tryLogin(Boxoffice.uniqueName(), Boxoffice.ADMIN_PASSWORD, "server");
        Answer wrong = boxoffice.tryLogin(boxoffice.createUser("server").username(), "not the password", "server");
        Answer empty = boxoffice.tryLogin("admin", "", "server");
        Answer disabled = disabledLogin();
        unknown.isOAuthError(401, "invalid_grant");
        for (Answer other : List.of(wrong, empty, disabled)) {
            assertThat(other.status()).isEqualTo(unknown.status());
            assertThat(other.body()).isEqualTo(unknown.body());
            assertThat(other.headers().keySet()).isEqualTo(unknown.headers().keySet());
        }
    }

    private Answer disabledLogin() {
        Person person = boxoffice.hireWith(Json.map("audiences", List.of("server"), "enabled", false));
        return boxoffice.tryLogin(person.username(), person.password(), "server");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\\u0000", "\\u200b", "a"})
    @DisplayName("CR-05: a password is compared to the last octet")
    void loginWithAPasswordLongerByOneThenNotAdmitted(String more) {
        String body = Json.object("username", "admin", "password", Boxoffice.ADMIN_PASSWORD, "audience", "server");
        Answer answer =
                boxoffice.post("/auth/login", body.replace(Boxoffice.ADMIN_PASSWORD, Boxoffice.ADMIN_PASSWORD + more));
        assertThat(answer.status()).isIn(400, 401);
    }

    @Test
    void loginWithoutScopeThenAllGrantedScopesOfThisAudience() {
        Person person = reader();
        assertThat(boxoffice.login(person, "other").scope()).isEqualTo("orders.read orders.write");
        assertThat(boxoffice.login(person, "server").scope()).isEmpty();
    }

    @Test
    void loginWithScopeThenThisSubsetInAnswerAndToken() {
        Person person = reader();
        Answer answer =
                boxoffice.post("/auth/login", withScope(person, "orders.read")).hasStatus(200);
        assertThat(answer.text("scope")).isEqualTo("orders.read");
        assertThat(Tokens.of(answer).accessText().claimsJson().path("scope").stringValue())
                .isEqualTo("orders.read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.delete", "orders.read orders.delete", "ORDERS.READ", "*", "orders.rea", "a\"b"})
    void loginWithScopeNotGrantedThenInvalidScope(String scope) {
        boxoffice.post("/auth/login", withScope(reader(), scope)).isOAuthError(400, "invalid_scope");
    }

    @Test
    void loginWithScopeOfAnotherAudienceThenInvalidScope() {
        Person person = reader();
        String body = withScope(person, "orders.read").replace("\"other\"", "\"server\"");
        boxoffice.post("/auth/login", body).isOAuthError(400, "invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\":\"admin\"}",
                "{\"username\":\"admin\",\"password\":\"x\"}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":\"\"}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":null}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":[]}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":[\"server\"]}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":[\"server\",\"other\"]}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":\"server\",\"audience\":\"other\"}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":\"server\",\"audience\":\"server\"}",
                "{\"username\":\"admin\",\"password\":1,\"audience\":\"server\"}",
                "{\"username\":{},\"password\":\"x\",\"audience\":\"server\"}",
                "{\"username\":null,\"password\":\"x\",\"audience\":\"server\"}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":\"server\",\"role\":\"admin\"}",
                "{\"username\":\"admin\",\"password\":\"x\",\"audience\":\"server\",\"scope\":[\"orders.read\"]}",
                "{\"Username\":\"admin\",\"password\":\"x\",\"audience\":\"server\"}"
            })
    @DisplayName("A073, A089, AU-02: refused before anything is looked at")
    void loginWithAnotherBodyThenInvalidRequest(String body) {
        boxoffice.post("/auth/login", body).isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("A074: no password, one of spaces, and the username are guesses like any other")
    void loginWithAPasswordThatNobodyHasThenCounted() {
        Person person = boxoffice.createUser("server");
        for (String password : List.of("", "               ", person.username())) {
            boxoffice.tryLogin(person.username(), password, "server").isOAuthError(401, "invalid_grant");
        }
        assertThat(guesses(person)).isEqualTo(3);
    }

    @Test
    @DisplayName("A073: what is no login counts for nobody")
    void bodyThatIsNoLoginThenNotCounted() {
        Person person = boxoffice.createUser("server");
        for (String password : List.of("null", "1", "[]", "{}", "[\"x\"]")) {
            String body = "{\"username\":\"" + person.username() + "\",\"password\":" + password
                    + ",\"audience\":\"server\"}";
            boxoffice.post("/auth/login", body).isOAuthError(400, "invalid_request");
        }
        assertThat(guesses(person)).isZero();
    }

    private long guesses(Person person) {
        return boxoffice
                .database()
                .count("select count(*) from audit_event where type = 'authn_login_fail' and target = '" + person.id()
                        + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "\"; DROP TABLE account; --",
                "admin'--",
                "%00",
                "${jndi:ldap://127.0.0.1:1/x}",
                "{{7*7}}",
                "../../etc/passwd",
                "<script>alert(1)</script>",
                "*",
                "%",
                "a\nb"
            })
    @DisplayName("A075: a username is text, and nothing evaluates it")
    void loginWithAUsernameThatMeansSomethingElsewhereThenTheOneRefusal(String username) {
        Answer unknown = boxoffice.tryLogin(Boxoffice.uniqueName(), Boxoffice.ADMIN_PASSWORD, "server");
        Answer answer =
                boxoffice.tryLogin(username, Boxoffice.ADMIN_PASSWORD, "server").isOAuthError(401, "invalid_grant");
        assertThat(answer.body()).isEqualTo(unknown.body());
    }

    @Test
    @DisplayName("A076: large names and passwords, and many members, are refused before a hash")
    void loginWithLargeMembersThenRefused() {
        String large = "x".repeat(500_000);
        assertThat(boxoffice.tryLogin(large, "x", "server").status()).isEqualTo(413);
        assertThat(boxoffice.tryLogin("x", large, "server").status()).isEqualTo(413);
        boxoffice.tryLogin("x".repeat(257), "x", "server").isOAuthError(400, "invalid_request");
        boxoffice.tryLogin("x", "x".repeat(3_900), "server").isOAuthError(400, "invalid_request");
        StringBuilder many = new StringBuilder("{\"username\":\"x\"");
        for (int i = 0; i < 5000; i++) {
            many.append(",\"m").append(i).append("\":1");
        }
        assertThat(boxoffice.post("/auth/login", many.append('}').toString()).status())
                .isIn(400, 413);
    }

    @Test
    @DisplayName("A084: credentials in the query or in a Basic header are not looked at")
    void credentialsElsewhereThenIgnored() {
        String query = "?username=admin&audience=server&password=" + Boxoffice.ADMIN_PASSWORD.replace(' ', '+');
        boxoffice.post("/auth/login" + query, "{}").isOAuthError(400, "invalid_request");
        String basic = Base64.getEncoder()
                .encodeToString(("admin:" + Boxoffice.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        String body = Json.object("username", "admin", "password", "not the password", "audience", "server");
        boxoffice
                .send(boxoffice
                        .request("/auth/login")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .isOAuthError(401, "invalid_grant");
    }

    @Test
    void loginTwiceThenTwoSessions() {
        Person person = boxoffice.createUser("server");
        TokenText one = boxoffice.login(person, "server").accessText();
        TokenText two = boxoffice.login(person, "server").accessText();
        assertThat(one.claimsJson().path("sid")).isNotEqualTo(two.claimsJson().path("sid"));
        assertThat(one.claimsJson().path("sub")).isEqualTo(two.claimsJson().path("sub"));
    }

    private Person reader() {
        Map<String, Object> scopes = Json.map("other", List.of("orders.read", "orders.write"));
        return boxoffice.hireWith(Json.map(
                "audiences", List.of("server", "other"), "scopes", scopes, "tenant", "tenant-" + UUID.randomUUID()));
    }

    private static String withScope(Person person, String scope) {
        return Json.object(
                "username", person.username(), "password", person.password(), "audience", "other", "scope", scope);
    }
}
