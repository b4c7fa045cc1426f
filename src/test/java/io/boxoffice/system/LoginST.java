package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

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
    private final Office office = Office.open();

    @ParameterizedTest
    @EnumSource
    void loginThenTokensForExactlyThisAudience(Door door) {
        Answer answer =
                office.tryLogin("admin", Office.ADMIN_PASSWORD, door.audience()).hasStatus(200);
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
        assertThat(answer.text("audience")).isEqualTo(door.audience());
        assertThat(answer.text("scope")).isEmpty();
        assertThat(answer.json().path("expires_in").longValue()).isEqualTo(600);
        assertThat(answer.json().path("refresh_expires_in").longValue())
                .isBetween(14 * 24 * 3600L - 5, 14 * 24 * 3600L);
        assertThat(answer.text("refresh_token")).matches("[A-Za-z0-9_-]{43,}");
        door.admits(answer.text("access_token"));
    }

    @Test
    void loginWithUnknownAudienceThenInvalidTarget() {
        office.tryLogin("admin", Office.ADMIN_PASSWORD, "nowhere").isOAuthError(400, "invalid_target");
        office.tryLogin("nobody", "whatever it may be", "nowhere").isOAuthError(400, "invalid_target");
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
        office.tryLogin("admin", Office.ADMIN_PASSWORD, audience).isOAuthError(400, "invalid_target");
    }

    @Test
    void loginForAudienceNotGrantedThenInvalidTarget() {
        Person person = office.hire("other");
        office.tryLogin(person.username(), person.password(), "server").isOAuthError(400, "invalid_target");
        assertThat(office.login(person, "other").audience()).isEqualTo("other");
    }

    @Test
    void loginForAudienceNotGrantedWithWrongPasswordThenInvalidGrant() {
        Person person = office.hire("other");
        office.tryLogin(person.username(), "not the password", "server").isOAuthError(401, "invalid_grant");
    }

    @Test
    void loginWithUnknownUserOrWrongPasswordThenOneConstantAnswer() {
        Answer unknown = office.tryLogin(Office.uniqueName(), Office.ADMIN_PASSWORD, "server");
        Answer wrong = office.tryLogin(office.hire("server").username(), "not the password", "server");
        Answer empty = office.tryLogin("admin", "", "server");
        Answer disabled = disabledLogin();
        unknown.isOAuthError(401, "invalid_grant");
        for (Answer other : List.of(wrong, empty, disabled)) {
            assertThat(other.status()).isEqualTo(unknown.status());
            assertThat(other.body()).isEqualTo(unknown.body());
            assertThat(other.headers().keySet()).isEqualTo(unknown.headers().keySet());
        }
    }

    private Answer disabledLogin() {
        Person person = office.hireWith(Json.map("audiences", List.of("server"), "enabled", false));
        return office.tryLogin(person.username(), person.password(), "server");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\\u0000", "\\u200b", "a"})
    @DisplayName("CR-05: a password is compared to the last octet")
    void loginWithAPasswordLongerByOneThenNotAdmitted(String more) {
        String body = Json.object("username", "admin", "password", Office.ADMIN_PASSWORD, "audience", "server");
        Answer answer = office.post("/auth/login", body.replace(Office.ADMIN_PASSWORD, Office.ADMIN_PASSWORD + more));
        assertThat(answer.status()).isIn(400, 401);
    }

    @Test
    void loginWithoutScopeThenAllGrantedScopesOfThisAudience() {
        Person person = reader();
        assertThat(office.login(person, "other").scope()).isEqualTo("orders.read orders.write");
        assertThat(office.login(person, "server").scope()).isEmpty();
    }

    @Test
    void loginWithScopeThenThisSubsetInAnswerAndToken() {
        Person person = reader();
        Answer answer =
                office.post("/auth/login", withScope(person, "orders.read")).hasStatus(200);
        assertThat(answer.text("scope")).isEqualTo("orders.read");
        assertThat(Tokens.of(answer).accessText().claimsJson().path("scope").stringValue())
                .isEqualTo("orders.read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.delete", "orders.read orders.delete", "ORDERS.READ", "*", "orders.rea", "a\"b"})
    void loginWithScopeNotGrantedThenInvalidScope(String scope) {
        office.post("/auth/login", withScope(reader(), scope)).isOAuthError(400, "invalid_scope");
    }

    @Test
    void loginWithScopeOfAnotherAudienceThenInvalidScope() {
        Person person = reader();
        String body = withScope(person, "orders.read").replace("\"other\"", "\"server\"");
        office.post("/auth/login", body).isOAuthError(400, "invalid_scope");
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
    @DisplayName("AU-02 and strict bodies: refused before anything is looked at")
    void loginWithAnotherBodyThenInvalidRequest(String body) {
        office.post("/auth/login", body).isOAuthError(400, "invalid_request");
    }

    @Test
    void loginTwiceThenTwoSessions() {
        Person person = office.hire("server");
        TokenText one = office.login(person, "server").accessText();
        TokenText two = office.login(person, "server").accessText();
        assertThat(one.claimsJson().path("sid")).isNotEqualTo(two.claimsJson().path("sid"));
        assertThat(one.claimsJson().path("sub")).isEqualTo(two.claimsJson().path("sub"));
    }

    private Person reader() {
        Map<String, Object> scopes = Json.map("other", List.of("orders.read", "orders.write"));
        return office.hireWith(Json.map(
                "audiences", List.of("server", "other"), "scopes", scopes, "tenant", "tenant-" + UUID.randomUUID()));
    }

    private static String withScope(Person person, String scope) {
        return Json.object(
                "username", person.username(), "password", person.password(), "audience", "other", "scope", scope);
    }
}
