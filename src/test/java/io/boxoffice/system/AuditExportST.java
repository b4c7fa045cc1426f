package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/server/audit/export}: all of it, one JSON object a line. */
class AuditExportST {
    private final Trail trail = new Trail(Boxoffice.open());

    @Test
    @DisplayName("LG-04: more than one page, the oldest first, the same as in the list, nothing for a terminal")
    void exportThenEveryEventOnALineOfItsOwn() {
        String user = Trail.someone();
        trail.write(1_234, "2001-05-06T00:00:00Z", user, "x");
        Answer export = trail.get("/export?user_id=" + user).hasStatus(200);
        assertThat(export.mediaType()).isEqualTo("application/x-ndjson");
        assertThat(export.body()).matches("(?s)[\\x20-\\x7e\\n]*\\n");
        List<JsonNode> events = export.body().lines().map(Json::parse).toList();
        assertThat(events)
                .containsExactlyElementsOf(trail.all("user_id=" + user, 200).reversed());
        assertThat(events.getFirst().path("reason").stringValue()).isEqualTo("line\none \u001b[2J1");
    }

    @Test
    void filterThenTheSameEventsAsInTheList() {
        String user = Trail.someone();
        trail.write(30, "2001-06-07T00:00:00Z", user, "x");
        String query = "user_id=" + user + "&type=authn_login_fail&since=2001-06-07T00:00:00.005Z";
        assertThat(trail.get("/export?" + query)
                        .hasStatus(200)
                        .body()
                        .lines()
                        .map(Json::parse)
                        .toList())
                .hasSize(13)
                .containsExactlyElementsOf(trail.all(query, 200).reversed());
    }

    @Test
    void nothingThereThenNoLine() {
        assertThat(trail.get("/export?user_id=" + Trail.someone())
                        .hasStatus(200)
                        .body())
                .isEmpty();
    }
}
