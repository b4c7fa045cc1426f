package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/server/users}: all of them, a page at a time. */
class UsersListST {
    private static final String PATH = "/api/server/users";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String admin = boxoffice.admin("server").access();

    @Test
    void listByCursorThenEachUserOnceInOrderOfIds() {
        Person first = boxoffice.createUser("server", "other");
        Person second = boxoffice.createUser();
        List<String> walked = walk(3);
        assertThat(walked)
                .doesNotHaveDuplicates()
                .isSorted()
                .containsSubsequence(first.id(), second.id())
                .containsExactlyElementsOf(walk(200));
    }

    @Test
    @DisplayName("AD-05: a user in a list is what their own page shows, without password and hash")
    void itemThenTheSameAsTheUserItself() {
        Person person = boxoffice.hireWith(
                Json.map("audiences", List.of("other", "server"), "scopes", Json.map("other", List.of("orders.read"))));
        Answer list = boxoffice
                .get(PATH + "?limit=200&cursor=" + cursorBefore(person.id()), admin)
                .hasStatus(200);
        assertThat(list.body()).doesNotContain("password", "argon2", "hash");
        JsonNode item = list.json().path("items").path(0);
        assertThat(item)
                .isEqualTo(boxoffice.get(PATH + "/" + person.id(), admin).json());
        assertThat(item.path("scopes").toString()).isEqualTo("{\"other\":[\"orders.read\"]}");
    }

    @Test
    @DisplayName("AD-06, A131: a limit is capped")
    void limitThenCappedOrRefused() {
        boxoffice.createUser();
        boxoffice.createUser();
        assertThat(page("?limit=1").path("items").size()).isEqualTo(1);
        assertThat(page("?limit=100000").path("items").size()).isLessThanOrEqualTo(200);
        assertThat(page("").path("items").size()).isLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "ten", "1e2", "", "%00", "9999999999999999999"})
    void badLimitThenBadRequest(String limit) {
        boxoffice.get(PATH + "?limit=" + limit, admin).isProblem(400);
    }

    @Test
    @DisplayName("AD-06: a forged or foreign cursor is refused")
    void forgedOrForeignCursorThenBadRequest() {
        boxoffice.createUser();
        String good = page("?limit=1").path("next_cursor").stringValue();
        boxoffice.get(PATH + "?cursor=" + good, admin).hasStatus(200);
        String id = page("?limit=1").path("items").path(0).path("id").stringValue();
        String foreign = boxoffice.get("/api/server/audiences?limit=1", admin).text("next_cursor");
        String swapped = good.substring(0, 20) + (good.charAt(20) == 'A' ? 'B' : 'A') + good.substring(21);
        for (String forged : List.of("", "x", id, "A".repeat(70), good + "AAAA", good.substring(4), swapped, foreign)) {
            boxoffice.get(PATH + "?cursor=" + forged, admin).isProblem(400);
        }
    }

    @Test
    @DisplayName("AD-01, A127: the role admin, and the audience server")
    void withoutTheRoleOrForAnotherAudienceThenRefused() {
        Refusal.assertNoToken(boxoffice.get(PATH));
        Refusal.assertForbidden(boxoffice.get(
                PATH, boxoffice.login(boxoffice.createUser("server"), "server").access()));
        Refusal.assertInvalidToken(
                "other", boxoffice.get(PATH, boxoffice.admin("other").access()));
    }

    private List<String> walk(int limit) {
        List<String> ids = new ArrayList<>();
        String query = "?limit=" + limit;
        while (!query.isEmpty()) {
            JsonNode page = page(query);
            page.path("items")
                    .valueStream()
                    .forEach(user -> ids.add(user.path("id").stringValue()));
            JsonNode next = page.path("next_cursor");
            query = next.isString() ? "?limit=" + limit + "&cursor=" + next.stringValue() : "";
        }
        return ids;
    }

    /** A cursor after which a user comes first. */
    private String cursorBefore(String id) {
        String cursor = "";
        for (int left = walk(200).indexOf(id); left > 0; left -= Math.min(200, left)) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            cursor = page("?limit=" + Math.min(200, left) + from)
                    .path("next_cursor")
                    .stringValue();
        }
        return cursor;
    }

    private JsonNode page(String query) {
        JsonNode page = boxoffice.get(PATH + query, admin).hasStatus(200).json();
        assertThat(Json.names(page)).contains("items").isSubsetOf("items", "next_cursor");
        return page;
    }
}
