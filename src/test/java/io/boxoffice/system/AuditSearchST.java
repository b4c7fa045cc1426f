package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/server/audit} by outcome, name, correlation id and address, and the names beside the ids. */
class AuditSearchST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Trail trail = new Trail(boxoffice);

    @Test
    void outcomeThenOnlySuchInTheExportToo() {
        String user = Trail.someone();
        trail.write(6, "2001-05-01T00:00:00Z", user, "x");
        for (String outcome : List.of("success", "failure")) {
            assertThat(trail.all("outcome=" + outcome + "&user_id=" + user, 2))
                    .hasSize(3)
                    .allMatch(Trail.with("outcome", outcome));
            assertThat(export("outcome=" + outcome + "&user_id=" + user))
                    .hasSize(3)
                    .allMatch(Trail.with("outcome", outcome));
        }
        assertThat(trail.page("?outcome=failure&limit=5").path("items").values())
                .isNotEmpty()
                .allMatch(Trail.with("outcome", "failure"));
    }

    @Test
    @DisplayName("LG-03: the events of one request by its correlation id")
    void correlationIdThenTheEventsOfThatRequest() {
        Person person = boxoffice.createUser("other");
        String id = "search-" + UUID.randomUUID();
        boxoffice
                .send(boxoffice
                        .request("/auth/login")
                        .header("X-Correlation-Id", id)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.object(
                                "username",
                                person.username(),
                                "password",
                                "not that one at all",
                                "audience",
                                "other"))))
                .hasStatus(401);
        JsonNode event = trail.await("?correlation_id=" + id, Trail.with("type", "authn_login_fail"));
        Trail.assertTells(event, "correlation_id", id, "target", person.id(), "target_name", person.username());
        assertThat(trail.all("correlation_id=" + id, 200)).allMatch(Trail.with("correlation_id", id));
        assertThat(export("correlation_id=" + id)).isNotEmpty().allMatch(Trail.with("correlation_id", id));
        assertThat(trail.all("correlation_id=" + id + "x", 200)).isEmpty();
    }

    @Test
    void nameInAnySpellingThenWhatTheyDidAndWhatWasDoneToThem() {
        String name = "\u00C5sa" + UUID.randomUUID().toString().substring(0, 8);
        String id = boxoffice
                .asAdmin(
                        "/api/server/users",
                        Json.object("username", name, "password", "correct horse " + UUID.randomUUID()))
                .text("id");
        trail.write(3, "2001-05-02T00:00:00Z", id, "x");
        trail.write(4, "2001-05-02T00:00:01Z", "y", id);
        String spelled = "%C3%A5SA" + name.substring(3);
        assertThat(trail.all("name=" + spelled + "&until=2002-01-01T00:00:00Z", 2))
                .hasSize(7);
        assertThat(trail.all("name=" + spelled + "&outcome=failure&until=2002-01-01T00:00:00Z", 2))
                .hasSize(4);
        assertThat(export("name=" + spelled)).hasSize(8);
        assertThat(trail.all("name=nobody" + UUID.randomUUID(), 2)).isEmpty();
    }

    @Test
    void eventsOfUsersThenTheirNamesBesideTheIdsAndNoneForOthers() {
        Person one = boxoffice.createUser();
        Person other = boxoffice.createUser();
        trail.write(1, "2001-05-03T00:00:00Z", one.id(), other.id());
        trail.write(1, "2001-05-03T00:00:01Z", "system", "a-key");
        trail.write(1, "2001-05-03T00:00:02Z", Trail.someone(), other.id());
        String ofOne = "user_id=" + one.id() + "&until=2002-01-01T00:00:00Z";
        JsonNode byOne = trail.page("?" + ofOne).path("items").path(0);
        Trail.assertTells(byOne, "actor_name", one.username(), "target_name", other.username());
        JsonNode bySystem = trail.page("?since=2001-05-03T00:00:01Z&until=2001-05-03T00:00:02Z")
                .path("items")
                .path(0);
        assertThat(bySystem.path("actor_name").isNull()).isTrue();
        assertThat(bySystem.path("target_name").isNull()).isTrue();
        JsonNode byGone = trail.page("?since=2001-05-03T00:00:02Z&until=2001-05-03T00:00:03Z")
                .path("items")
                .path(0);
        assertThat(byGone.path("actor_name").isNull()).isTrue();
        Trail.assertTells(byGone, "target_name", other.username());
        boxoffice
                .delete(
                        "/api/server/users/" + other.id(),
                        boxoffice.admin("server").access())
                .hasStatus(204);
        JsonNode later = trail.page("?" + ofOne).path("items").path(0);
        Trail.assertTells(later, "actor_name", one.username(), "target", other.id());
        assertThat(later.path("target_name").isNull()).isTrue();
        assertThat(export(ofOne)).singleElement().isEqualTo(later);
    }

    @Test
    void addressInAnySpellingThenWhatCameFromItInItsUsualForm() {
        String user = Trail.someone();
        from("2001:db8:0:0:0:0:0:77", user, 2);
        from("2001:db8::77", user, 3);
        from("2001:db8::78", user, 1);
        from("192.0.2.177", user, 1);
        for (String spelling : List.of("2001:db8::77", "2001:DB8:0:0:0:0:0:77", "2001:0db8::0077")) {
            assertThat(trail.all("address=" + spelling + "&user_id=" + user, 2))
                    .as(spelling)
                    .hasSize(5)
                    .allMatch(Trail.with("address", "2001:db8::77"))
                    .extracting(event -> event.path("id").stringValue())
                    .isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
        assertThat(trail.all("address=192.0.2.177&user_id=" + user, 2)).hasSize(1);
        assertThat(trail.all("address=::ffff:192.0.2.177&user_id=" + user, 2)).hasSize(1);
        assertThat(export("address=2001:db8::77&user_id=" + user)).hasSize(5);
        assertThat(trail.all("address=2001:db8::79", 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome=",
                "outcome=SUCCESS",
                "outcome=%27",
                "name=",
                "name=%00",
                "name=a&user_id=019aaa2f-6d6b-7b1c-8a3e-1f0e5d3c2b1a",
                "address=",
                "address=localhost",
                "address=192.0.2.0/24",
                "address=1",
                "correlation_id=",
                "correlation_id=a%20b",
                "correlation_id=a&correlation_id=b",
                "actor_name=x"
            })
    void parameterThatCannotBeReadThenBadRequest(String query) {
        trail.get("?" + query).isProblem(400);
        trail.get("/export?" + query).isProblem(400);
    }

    @Test
    @DisplayName("AD-06: a cursor of another filter is refused")
    void cursorOfAnotherFilterThenBadRequest() {
        String user = Trail.someone();
        trail.write(4, "2001-05-04T00:00:00Z", user, "x");
        String cursor = trail.page("?limit=1&outcome=failure&user_id=" + user)
                .path("next_cursor")
                .stringValue();
        trail.get("?outcome=failure&user_id=" + user + "&cursor=" + cursor).hasStatus(200);
        trail.get("?outcome=success&user_id=" + user + "&cursor=" + cursor).isProblem(400);
        trail.get("?user_id=" + user + "&cursor=" + cursor).isProblem(400);
        trail.get("?outcome=failure&address=::1&user_id=" + user + "&cursor=" + cursor)
                .isProblem(400);
    }

    private void from(String address, String user, int count) {
        boxoffice
                .database()
                .run(
                        "set session_replication_role = replica; insert into audit_event (id, time, type, actor, address, outcome) select"
                                + " (left(uuid_at(now())::text, 14) || '7' || right(gen_random_uuid()::text, 21))::uuid, now(),"
                                + " 'authn_login_success', '" + user + "', '" + address + "', 'success'"
                                + " from generate_series(1, " + count + ")");
    }

    private List<JsonNode> export(String query) {
        return trail.get("/export?" + query)
                .hasStatus(200)
                .body()
                .lines()
                .map(Json::parse)
                .toList();
    }
}
