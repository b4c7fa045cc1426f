package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Drills: a decoy or a canary, and for each verifier the seconds until it had read it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ThirdLane
class DrillsST {
    private final Boxoffice boxoffice = EquippedServer.open().boxoffice();

    @Test
    @DisplayName(
            "a rotation: a decoy in the key set of its audience, which nobody signs with, and the seconds of each verifier")
    void rotationThenMeasured() {
        String audience = audience(true, "billing", "reports");
        JsonNode drill = begin(audience, "rotation");
        assertThat(Published.keys(boxoffice, Published.of(audience)).getKeys()).hasSize(2);
        read(Published.of(audience, "billing"));
        Boxoffice.pause(Duration.ofSeconds(3));
        read(Published.of(audience, "reports"));

        JsonNode over = over(audience, drill);
        assertThat(seconds(over, "billing")).isBetween(0.0, 2.9);
        assertThat(seconds(over, "reports")).isBetween(3.0, 10.0);
        assertThat(over.path("report").stringValue())
                .startsWith("A new key of `" + audience + "` would be known everywhere within ")
                .endsWith("slowest: `reports`.");
        assertThat(Published.keys(boxoffice, Published.of(audience)).getKeys()).hasSize(1);
    }

    @Test
    @DisplayName("a revocation: a canary on the status list; the verifier that does not come is named at the end")
    void revocationThenMeasuredAndWhoNeverCameNamed() {
        String audience = audience(true, "billing", "reports");
        JsonNode drill = begin(audience, "revocation");
        long list = boxoffice.database().count("select id from status_list where audience = '" + audience + "'");
        Boxoffice.pause(Duration.ofSeconds(2));
        read("/statuslists/" + list + "/billing");
        assertThat(boxoffice.get("/statuslists/" + list + "/billing").body())
                .isEqualTo(boxoffice.get("/statuslists/" + list).body());

        JsonNode over = over(audience, drill);
        assertThat(seconds(over, "billing")).isBetween(2.0, 10.0);
        assertThat(over.path("report").stringValue())
                .startsWith("A stolen token of `" + audience + "` would not be refused within 12 s by: `reports`.");
        assertThat(events("drill_ended", drill)).isEqualTo(over.path("report").stringValue());
        assertThat(events("drill_begun", drill)).isEqualTo("revocation");
    }

    @Test
    void oneUnderWayThenConflict() {
        String audience = audience(false, "billing");
        JsonNode drill = begin(audience, "rotation");
        post(audience, Json.object("kind", "rotation")).isProblem(409);
        JsonNode items = get(path(audience)).path("items");
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("id")).isEqualTo(drill.path("id"));
    }

    @Test
    void audienceThatIsNotOneForItThenConflict() {
        post(audience(true), Json.object("kind", "rotation")).isProblem(409);
        post(audience(false, "billing"), Json.object("kind", "revocation")).isProblem(409);
        post("nowhere", Json.object("kind", "rotation")).isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"kind\":\"fire\"}", "{\"kind\":null}", "{\"kind\":\"rotation\",\"x\":1}", "[]"})
    void otherBodyThenRefused(String body) {
        post("other", body).isProblem(400);
    }

    @Test
    void noSuchDrillOrNoAdministratorThenRefused() {
        String admin = boxoffice.admin("server").access();
        boxoffice.get(path("other") + "/" + UUID.randomUUID(), admin).isProblem(404);
        boxoffice.get(path("other") + "/x", admin).isProblem(404);
        boxoffice.get(path("other")).hasStatus(401);
        Person person = boxoffice.createUser("server");
        boxoffice.get(path("other"), boxoffice.login(person, "server").access()).isProblem(403);
    }

    private String audience(boolean statusList, String... verifiers) {
        String name = "seats-" + UUID.randomUUID().toString().substring(0, 8);
        boxoffice
                .asAdmin(
                        "/api/server/audiences",
                        Json.object("name", name, "status_list", statusList, "verifiers", List.of(verifiers)))
                .hasStatus(201);
        return name;
    }

    private static String path(String audience) {
        return "/api/server/audiences/" + audience + "/drills";
    }

    private Answer post(String audience, String body) {
        return boxoffice.asAdmin(path(audience), body);
    }

    private JsonNode begin(String audience, String kind) {
        return post(audience, Json.object("kind", kind)).hasStatus(202).json();
    }

    private JsonNode get(String path) {
        return boxoffice
                .get(path, boxoffice.admin("server").access())
                .hasStatus(200)
                .json();
    }

    private void read(String path) {
        boxoffice.get(path).hasStatus(200);
    }

    private JsonNode over(String audience, JsonNode drill) {
        String one = path(audience) + "/" + drill.path("id").stringValue();
        Poll.until(
                "over",
                EquippedServer.ANNOUNCE.plusSeconds(10),
                () -> get(one).path("ended_at").isString());
        return get(one);
    }

    private static double seconds(JsonNode drill, String verifier) {
        return drill.path("verifiers")
                .valueStream()
                .filter(reading -> reading.path("name").stringValue().equals(verifier))
                .findFirst()
                .orElseThrow()
                .path("seconds")
                .doubleValue();
    }

    private String events(String type, JsonNode drill) {
        return get("/api/server/audit?type=" + type)
                .path("items")
                .valueStream()
                .filter(event -> event.path("target").equals(drill.path("id")))
                .map(event -> event.path("reason").stringValue())
                .findFirst()
                .orElseThrow();
    }
}
