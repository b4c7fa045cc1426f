package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator asks after an incident, answered by the audit alone (LG-01). */
class AuditStoryST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Trail trail = new Trail(boxoffice);

    @Test
    void whoLoggedInWhere() {
        Person person = boxoffice.createUser("server", "other");
        boxoffice.login(person, "other");
        boxoffice.tryLogin(person.username(), "not this one, surely", "server").hasStatus(401);
        boxoffice.tryLogin(person.username(), person.password(), "status-desk").hasStatus(400);
        assertThat(trail.all("user_id=" + person.id() + "&type=authn_login_success", 50))
                .singleElement()
                .matches(Trail.with("audience", "other"))
                .matches(Trail.with("address", "127.0.0.1"));
        assertThat(trail.all("user_id=" + person.id() + "&type=authn_login_fail", 50))
                .singleElement()
                .matches(Trail.with("actor", "anonymous"))
                .matches(Trail.with("reason", "the password is wrong"));
    }

    @Test
    @DisplayName("the right password does not open everything")
    void whyWasThisLoginRefused() {
        Person person = boxoffice.createUser("other");
        boxoffice.tryLogin(person.username(), person.password(), "server").isOAuthError(400, "invalid_target");
        assertThat(trail.all("user_id=" + person.id() + "&type=authn_login_fail", 50))
                .singleElement()
                .matches(Trail.with("actor", person.id()))
                .matches(Trail.with("audience", "server"))
                .matches(Trail.with("reason", "the audience is not granted"));
    }

    @Test
    @DisplayName("LG-05: what fails inside undoes its own events, and is told of all the same")
    void whyDidThisRefreshFail() {
        Tokens tokens = boxoffice.login(boxoffice.createUser("other"), "other");
        Breaking breaking =
                new Breaking(boxoffice.database(), "update", "session", "new.id = '" + tokens.session() + "'");
        try (breaking) {
            boxoffice.failing("/auth/refresh", Json.object("refresh_token", tokens.refresh()));
        }
        JsonNode event = trail.await("?type=authn_token_fail", Trail.with("session_id", tokens.session()));
        Trail.assertTells(event, "target", tokens.claim("sub"), "audience", "other", "outcome", "failure");
        Family.of(boxoffice, tokens).assertUntouchedAt(1);
        boxoffice.refresh(tokens);
    }

    @Test
    @DisplayName("LG-05: a login too")
    void whyDidThisLoginFail() {
        Person person = boxoffice.createUser("other");
        try (Breaking breaking =
                new Breaking(boxoffice.database(), "insert", "session", "new.account_id = '" + person.id() + "'")) {
            boxoffice.failing(
                    "/auth/login",
                    Json.object("username", person.username(), "password", person.password(), "audience", "other"));
        }
        JsonNode event = trail.await("?type=authn_login_fail", Trail.with("target", person.id()));
        Trail.assertTells(event, "audience", "other", "outcome", "failure");
        boxoffice.login(person, "other");
    }

    @Test
    void whyWasThisRequestRefused() {
        Person person = boxoffice.createUser("other");
        Tokens tokens = boxoffice.login(person, "other");
        boxoffice.tryLogout(tokens.refresh()).hasStatus(204);
        String correlation = "story-" + UUID.randomUUID();
        Refusal.assertInvalidToken(
                "revoked",
                boxoffice.send(boxoffice
                        .request("/api/other/user")
                        .header("X-Correlation-Id", correlation)
                        .header("Authorization", "Bearer " + tokens.access())));
        JsonNode event = trail.await("?type=authn_token_fail", Trail.with("correlation_id", correlation));
        Trail.assertTells(
                event,
                "reason",
                "revoked",
                "actor",
                "anonymous",
                "target",
                person.id(),
                "session_id",
                tokens.session(),
                "jti",
                tokens.jti(),
                "outcome",
                "failure");
        boxoffice.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
        trail.await("?type=authn_token_fail&user_id=" + person.id(), Trail.with("reason", "refresh token: expired"));
    }

    @Test
    @DisplayName(
            "also who came with no token at all; the first from an address at once, and then how many more a minute")
    void whoCameWithoutAToken() {
        boxoffice.get("/api/server/me").hasStatus(401);
        Poll.until(
                "told",
                Duration.ofSeconds(5),
                () -> trail.all("type=authn_token_fail", 200).stream()
                        .anyMatch(event -> event.path("reason").asString("").startsWith("no token")));
    }

    @Test
    void whoTriedWhatHeMayNot() {
        Person person = boxoffice.createUser("server");
        Refusal.assertForbidden(boxoffice.get(
                "/api/server/users/" + person.id(),
                boxoffice.login(person, "server").access()));
        JsonNode event = trail.await("?type=authz_fail&user_id=" + person.id(), Trail.with("outcome", "failure"));
        Trail.assertTells(event, "actor", person.id(), "target", "GET /api/server/users/{id}", "audience", "server");
    }

    @Test
    void whichTokenWasTakenToAnotherAudience() {
        Person person = boxoffice.createUser("server", "other");
        Tokens tokens = boxoffice.login(person, "other");
        Refusal.assertInvalidToken("wrong", boxoffice.get("/api/server/me", tokens.access()));
        trail.await("?type=authn_token_fail&user_id=" + person.id(), Trail.with("reason", "wrong audience"));
    }

    @Test
    void whoRevokedThisKey() {
        SigningKey key = boxoffice.importKey("other");
        new AdminKeys(boxoffice).revoke(key.kid(), "left in a taxi").hasStatus(204);
        JsonNode event = trail.await("?type=key_revoked", Trail.with("target", key.kid()));
        Trail.assertTells(
                event,
                "actor",
                boxoffice.admin("server").claim("sub"),
                "audience",
                "other",
                "reason",
                "left in a taxi");
    }
}
