package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/other/products}: anyone may read, the role admin adds and removes. */
class ProductsST {
    private static final String PATH = "/api/other/products";
    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String admin = boxoffice.admin("other").access();

    @Test
    void createByAdminThenCreatedWithLocation() {
        Answer created = create("Row A", "12.50").hasStatus(201);
        assertThat(Json.names(created.json())).containsExactlyInAnyOrder("id", "name", "price");
        assertThat(created.text("id")).matches(UUID_V7);
        assertThat(created.text("name")).isEqualTo("Row A");
        assertThat(created.text("price")).isEqualTo("12.50");
        String location = URI.create(created.header("Location")).getPath();
        assertThat(location).isEqualTo(PATH + "/" + created.text("id"));
        assertThat(boxoffice.get(location, admin).hasStatus(200).json()).isEqualTo(created.json());
    }

    @Test
    void readByUserThenServed() {
        String id = create("Row B", "1.00").hasStatus(201).text("id");
        String user = boxoffice.login(boxoffice.createUser("other"), "other").access();
        assertThat(boxoffice.get(PATH + "/" + id, user).hasStatus(200).text("price"))
                .isEqualTo("1.00");
        boxoffice.get(PATH, user).hasStatus(200);
    }

    @Test
    @DisplayName("TV-13: a right token without the role is 403, not 401")
    void createOrDeleteByUserThenForbidden() {
        String id = create("Row C", "3.00").hasStatus(201).text("id");
        String user = boxoffice.login(boxoffice.createUser("other"), "other").access();
        Refusal.assertForbidden(boxoffice.post(PATH, Json.object("name", "x", "price", "1.00"), user));
        Refusal.assertForbidden(boxoffice.post(PATH, "{", user));
        Refusal.assertForbidden(boxoffice.delete(PATH + "/" + id, user));
        boxoffice.get(PATH + "/" + id, user).hasStatus(200);
    }

    @Test
    void deleteByAdminThenGone() {
        String id = create("Row D", "4.00").hasStatus(201).text("id");
        assertThat(boxoffice.delete(PATH + "/" + id, admin).hasStatus(204).body())
                .isEmpty();
        boxoffice.get(PATH + "/" + id, admin).isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/01890000-0000-7000-8000-000000000000", "/nothing", "/1", "/%00", "/'"})
    void unknownProductThenProblem(String id) {
        assertThat(boxoffice
                        .raw("GET", PATH + id, "Authorization: Bearer " + admin)
                        .status())
                .isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"price\":\"1.00\"}",
                "{\"name\":\"x\",\"price\":1.00}",
                "{\"name\":\"x\",\"price\":\"one\"}",
                "{\"name\":\"x\",\"price\":\"\"}",
                "{\"name\":\"x\",\"price\":\"-1.00\"}",
                "{\"name\":\"x\",\"price\":\"1e3\"}",
                "{\"name\":\"x\",\"price\":\"NaN\"}",
                "{\"name\":\"x\",\"price\":\"1,00\"}",
                "{\"name\":\"x\",\"price\":\" 1.00\"}",
                "{\"name\":\"x\",\"price\":\"99999999999999999999999999999999999999\"}",
                "{\"name\":\"\",\"price\":\"1.00\"}",
                "{\"name\":1,\"price\":\"1.00\"}",
                "{\"name\":\"x\\u0000\",\"price\":\"1.00\"}",
                "{\"name\":\"x\",\"price\":\"1.00\",\"id\":\"01890000-0000-7000-8000-000000000000\"}"
            })
    void createWithAnotherBodyThenBadRequest(String body) {
        boxoffice.post(PATH, body, admin).isProblem(400);
    }

    @Test
    void listByCursorThenEachProductOnce() {
        for (int i = 0; i < 5; i++) {
            create("Seat " + i, "5.00").hasStatus(201);
        }
        List<String> all = ids(page("?limit=200"));
        List<String> walked = new ArrayList<>();
        String query = "?limit=2";
        while (!query.isEmpty()) {
            JsonNode page = page(query);
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            walked.addAll(ids(page));
            JsonNode next = page.path("next_cursor");
            query = next.isString() ? "?limit=2&cursor=" + next.stringValue() : "";
        }
        assertThat(walked).doesNotHaveDuplicates().containsExactlyElementsOf(all);
    }

    @Test
    void listOverTheLimitThenCapped() {
        assertThat(page("?limit=100000").path("items").size()).isLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1.5", "", "99999999999999999999", "%00"})
    void listWithBadLimitThenBadRequestOrCapped(String limit) {
        Answer answer = boxoffice.get(PATH + "?limit=" + limit, admin);
        assertThat(answer.status())
                .as("limit %s: %s", limit, answer)
                .isIn(limit.startsWith("9") ? List.of(200, 400) : List.of(400));
    }

    @Test
    @DisplayName("AD-06: a forged or foreign cursor is refused")
    void listWithForgedCursorThenBadRequest() {
        for (int i = 0; i < 3; i++) {
            create("Box " + i, "6.00").hasStatus(201);
        }
        String good = page("?limit=1").path("next_cursor").stringValue();
        boxoffice.get(PATH + "?limit=1&cursor=" + good, admin).hasStatus(200);
        for (String forged : List.of(
                "x",
                "AAAA",
                "A".repeat(64),
                good + "AAAA",
                good.substring(4),
                altered(good, 0),
                altered(good, 12),
                altered(good, good.length() - 3),
                "%27%20or%201=1",
                "%00")) {
            boxoffice.get(PATH + "?cursor=" + forged, admin).isProblem(400);
        }
    }

    private static String altered(String cursor, int at) {
        return cursor.substring(0, at) + (cursor.charAt(at) == 'A' ? 'B' : 'A') + cursor.substring(at + 1);
    }

    private Answer create(String name, String price) {
        return boxoffice.post(PATH, Json.object("name", name, "price", price), admin);
    }

    private JsonNode page(String query) {
        JsonNode page = boxoffice.get(PATH + query, admin).hasStatus(200).json();
        assertThat(Json.names(page)).contains("items").isSubsetOf("items", "next_cursor");
        return page;
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").stringValue()));
        return ids;
    }
}
