package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator asks after an incident, answered by the audit alone (LG-01). */
class AuditStoryST {
    private final Office office = Office.open();
    private final Trail trail = new Trail(office);

    @Test
    void whoLoggedInWhere() {
        Person person = office.hire("server", "other");
        office.login(person, "other");
        office.tryLogin(person.username(), "not this one, surely", "server").hasStatus(401);
        office.tryLogin(person.username(), person.password(), "status-desk").hasStatus(400);
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
        Person person = office.hire("other");
        office.tryLogin(person.username(), person.password(), "server").isOAuthError(400, "invalid_target");
        assertThat(trail.all("user_id=" + person.id() + "&type=authn_login_fail", 50))
                .singleElement()
                .matches(Trail.with("actor", person.id()))
                .matches(Trail.with("audience", "server"))
                .matches(Trail.with("reason", "the audience is not granted"));
    }

    @Test
    @DisplayName("LG-05: what fails inside undoes its own events, and is told of all the same")
    void whyDidThisRefreshFail() {
        Tokens tokens = office.login(office.hire("other"), "other");
        Breaking breaking = new Breaking(office.database(), "update", "session", "new.id = '" + tokens.session() + "'");
        try (breaking) {
            office.failing("/auth/refresh", Json.object("refresh_token", tokens.refresh()));
        }
        JsonNode event = trail.await("?type=authn_token_fail", Trail.with("session_id", tokens.session()));
        Trail.assertTells(event, "target", tokens.claim("sub"), "audience", "other", "outcome", "failure");
        Family.of(office, tokens).assertUntouchedAt(1);
        office.refresh(tokens);
    }

    @Test
    @DisplayName("LG-05: a login too")
    void whyDidThisLoginFail() {
        Person person = office.hire("other");
        try (Breaking breaking =
                new Breaking(office.database(), "insert", "session", "new.account_id = '" + person.id() + "'")) {
            office.failing(
                    "/auth/login",
                    Json.object("username", person.username(), "password", person.password(), "audience", "other"));
        }
        JsonNode event = trail.await("?type=authn_login_fail", Trail.with("target", person.id()));
        Trail.assertTells(event, "audience", "other", "outcome", "failure");
        office.login(person, "other");
    }

    @Test
    void whyWasThisRequestRefused() {
        Person person = office.hire("other");
        Tokens tokens = office.login(person, "other");
        office.tryLogout(tokens.refresh()).hasStatus(204);
        String correlation = "story-" + UUID.randomUUID();
        Refusal.assertInvalidToken(
                "revoked",
                office.send(office.request("/api/other/user")
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
        office.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
        trail.await("?type=authn_token_fail&user_id=" + person.id(), Trail.with("reason", "refresh token: expired"));
    }

    @Test
    @DisplayName(
            "also who came with no token at all; the first from an address at once, and then how many more a minute")
    void whoCameWithoutAToken() {
        office.get("/api/server/me").hasStatus(401);
        Poll.until(
                "told",
                Duration.ofSeconds(5),
                () -> trail.all("type=authn_token_fail", 200).stream()
                        .anyMatch(event -> event.path("reason").asString("").startsWith("no token")));
    }

    @Test
    void whoTriedWhatHeMayNot() {
        Person person = office.hire("server");
        Refusal.assertForbidden(office.get(
                "/api/server/users/" + person.id(),
                office.login(person, "server").access()));
        JsonNode event = trail.await("?type=authz_fail&user_id=" + person.id(), Trail.with("outcome", "failure"));
        Trail.assertTells(event, "actor", person.id(), "target", "GET /api/server/users/{id}", "audience", "server");
    }

    @Test
    void whichTokenWasTakenToAnotherAudience() {
        Person person = office.hire("server", "other");
        Tokens tokens = office.login(person, "other");
        Refusal.assertInvalidToken("wrong", office.get("/api/server/me", tokens.access()));
        trail.await("?type=authn_token_fail&user_id=" + person.id(), Trail.with("reason", "wrong audience"));
    }

    @Test
    void whoRevokedThisKey() {
        SigningKey key = office.importKey("other");
        new KeyDesk(office).revoke(key.kid(), "left in a taxi").hasStatus(204);
        JsonNode event = trail.await("?type=key_revoked", Trail.with("target", key.kid()));
        Trail.assertTells(
                event, "actor", office.admin("server").claim("sub"), "audience", "other", "reason", "left in a taxi");
    }
}
