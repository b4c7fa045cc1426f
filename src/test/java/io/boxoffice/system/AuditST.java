package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/server/audit}: what happened, newest first, by type, user and time. */
class AuditST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Trail trail = new Trail(boxoffice);

    @Test
    @DisplayName("LG-02: who, what, when, where, with what outcome")
    void eventThenEveryMemberOfTheContract() {
        Person person = boxoffice.createUser("other");
        Tokens tokens = boxoffice.login(person, "other");
        JsonNode event =
                trail.page("?user_id=" + person.id() + "&limit=1").path("items").path(0);
        assertThat(Json.names(event))
                .containsExactlyInAnyOrder(
                        "id",
                        "time",
                        "type",
                        "actor",
                        "actor_name",
                        "target",
                        "target_name",
                        "audience",
                        "session_id",
                        "jti",
                        "address",
                        "outcome",
                        "reason",
                        "correlation_id");
        assertThat(event.path("type").stringValue()).isEqualTo("authn_login_success");
        assertThat(event.path("actor").stringValue()).isEqualTo(person.id());
        assertThat(event.path("audience").stringValue()).isEqualTo("other");
        assertThat(event.path("session_id").stringValue()).isEqualTo(tokens.session());
        assertThat(event.path("jti").stringValue()).isEqualTo(tokens.jti());
        assertThat(event.path("address").stringValue()).isEqualTo("127.0.0.1");
        assertThat(event.path("outcome").stringValue()).isEqualTo("success");
        assertThat(event.path("time").stringValue()).endsWith("Z");
        assertThat(Instant.parse(event.path("time").stringValue()))
                .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(1));
    }

    @Test
    @DisplayName("AD-06: 230 events in pages of 50, each once, the newest first")
    void pagesThenEachEventOnceNewestFirst() {
        String user = Trail.someone();
        trail.write(230, "2001-01-02T03:04:05Z", user, "x");
        List<String> times = trail.all("user_id=" + user, 50).stream()
                .map(event -> event.path("time").stringValue())
                .toList();
        assertThat(times).hasSize(230).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(new TreeSet<>(times)).hasSize(230);
        assertThat(trail.page("?user_id=" + user + "&limit=1000").path("items").size())
                .isEqualTo(200);
        assertThat(trail.page("?user_id=" + user).path("items").size()).isEqualTo(50);
    }

    @Test
    void userThenWhatHeDidAndWhatWasDoneToHimEachOnce() {
        String user = Trail.someone();
        trail.write(3, "2001-02-03T00:00:00Z", user, "a");
        trail.write(4, "2001-02-03T00:00:01Z", "b", user);
        trail.write(5, "2001-02-03T00:00:02Z", user, user);
        trail.write(6, "2001-02-03T00:00:03Z", "c", "d");
        assertThat(trail.all("user_id=" + user, 2)).hasSize(12);
        assertThat(trail.all("user_id=" + user + "&type=authn_login_fail", 2)).hasSize(2 + 2 + 3);
        assertThat(trail.all("user_id=" + Trail.someone(), 2)).isEmpty();
    }

    @Test
    void typeThenOnlySuch() {
        boxoffice
                .tryLogin(Boxoffice.uniqueName(), "whatever that may be", "other")
                .hasStatus(401);
        assertThat(trail.page("?type=authn_login_fail").path("items").values())
                .isNotEmpty()
                .allMatch(Trail.with("type", "authn_login_fail"))
                .allMatch(Trail.with("outcome", "failure"));
    }

    @Test
    void spanOfTimeThenFromItsFirstMomentUpToItsEnd() {
        String user = Trail.someone();
        trail.write(100, "2001-03-04T00:00:00Z", user, "x");
        String span = "&since=2001-03-04T00:00:00.010Z&until=2001-03-04T00:00:00.020Z";
        assertThat(trail.all("user_id=" + user + span, 3))
                .extracting(event -> event.path("time").stringValue())
                .hasSize(10)
                .startsWith("2001-03-04T00:00:00.019Z")
                .endsWith("2001-03-04T00:00:00.010Z");
        assertThat(trail.all("since=2001-03-04T00:00:00.010Z&until=2001-03-04T00:00:00.020Z", 200))
                .hasSize(10);
        assertThat(trail.all("user_id=" + user + "&since=2001-03-05T00:00:00Z", 200))
                .isEmpty();
        assertThat(trail.all("user_id=" + user + "&until=2001-03-04T00:00:00Z", 200))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=x",
                "type=nothing",
                "type=",
                "type=AUTHN_LOGIN_FAIL",
                "user_id=1",
                "user_id=",
                "user_id=%27%20OR%201=1",
                "since=yesterday",
                "since=",
                "since=2026-02-30T00:00:00Z",
                "until=2026-11-22",
                "until=%2B1000000000-01-01T00:00:00Z",
                "cursor=",
                "cursor=x"
            })
    void badParameterThenBadRequest(String query) {
        trail.get("?" + query).isProblem(400);
        if (!query.startsWith("limit") && !query.startsWith("cursor")) {
            trail.get("/export?" + query).isProblem(400);
        }
    }

    @Test
    @DisplayName("AD-06: a forged cursor, one of another list and one of another filter are refused")
    void forgedOrForeignCursorThenBadRequest() {
        String user = Trail.someone();
        trail.write(3, "2001-04-05T00:00:00Z", user, "x");
        JsonNode page = trail.page("?limit=1&user_id=" + user);
        String good = page.path("next_cursor").stringValue();
        trail.get("?limit=2&user_id=" + user + "&cursor=" + good).hasStatus(200);
        String id = page.path("items").path(0).path("id").stringValue();
        String ofUsers = boxoffice
                .get("/api/server/audiences?limit=1", boxoffice.admin("server").access())
                .text("next_cursor");
        String swapped = good.substring(0, 20) + (good.charAt(20) == 'A' ? 'B' : 'A') + good.substring(21);
        for (String forged : List.of("A".repeat(70), id, good + "AAAA", good.substring(4), swapped, ofUsers)) {
            trail.get("?user_id=" + user + "&cursor=" + forged).isProblem(400);
        }
        trail.get("?cursor=" + good).isProblem(400);
        trail.get("?user_id=" + Trail.someone() + "&cursor=" + good).isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/export"})
    @DisplayName("AD-01: the role admin, and the audience server")
    void withoutTheRoleOrForAnotherAudienceThenRefused(String below) {
        Refusal.assertNoToken(boxoffice.get(Trail.PATH + below));
        String user = boxoffice.login(boxoffice.createUser("server"), "server").access();
        Refusal.assertForbidden(boxoffice.get(Trail.PATH + below, user));
        Refusal.assertInvalidToken(
                "other",
                boxoffice.get(Trail.PATH + below, boxoffice.admin("other").access()));
        assertThat(boxoffice
                        .delete(Trail.PATH, boxoffice.admin("server").access())
                        .status())
                .isEqualTo(405);
    }

    @Test
    @DisplayName("LG-05: an audience that is registered or changed")
    void audienceChangedThenToldWithBeforeAndAfter() {
        String name = "seats-" + Trail.someone().substring(0, 8);
        String admin = boxoffice.admin("server").access();
        boxoffice.asAdmin("/api/server/audiences", Json.object("name", name)).hasStatus(201);
        boxoffice
                .patch("/api/server/audiences/" + name, Json.object("access_token_lifetime", "PT2M"), admin)
                .hasStatus(200);
        trail.await("?type=audience_created", Trail.with("target", name));
        JsonNode updated = trail.await("?type=audience_updated", Trail.with("target", name));
        assertThat(updated.path("reason").stringValue())
                .contains("accessTokenLifetime=null", " -> ", "accessTokenLifetime=PT2M");
        assertThat(updated.path("actor").stringValue())
                .isEqualTo(boxoffice.admin("server").claim("sub"));
    }
}
