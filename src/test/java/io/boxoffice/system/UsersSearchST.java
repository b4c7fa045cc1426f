package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/server/users?username=} and {@code ?prefix=}: who is looked for by name. */
class UsersSearchST {
    private static final String PATH = "/api/server/users";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void nameInAnySpellingThenThatUserAndNobodyElse() {
        String id = made("\u00C5nna" + mark);
        made("\u00C5nna" + mark + "2");
        for (String spelling : List.of("\u00C5nna", "\u00E5NNA", "A\u030Anna", "\u212Bnna", "\uFF21\u030Anna")) {
            JsonNode page = page("username=" + encoded(spelling + mark));
            assertThat(ids(page)).as(spelling).containsExactly(id);
            assertThat(page.path("next_cursor").isNull()).isTrue();
        }
        assertThat(ids(page("username=" + encoded("nobody" + mark)))).isEmpty();
        assertThat(ids(page("username=" + encoded("\u00C5nn")))).isEmpty();
    }

    @Test
    void prefixThenThoseWhoseNamesBeginSoInTheOrderOfNames() {
        String third = made(mark + "c");
        String first = made(mark + "A");
        String second = made(mark + "b");
        made("x" + mark);
        assertThat(walk("prefix=" + mark, 1)).containsExactly(first, second, third);
        assertThat(walk("prefix=" + mark.toUpperCase(Locale.ROOT), 2)).containsExactly(first, second, third);
        assertThat(walk("prefix=" + mark + "B", 2)).containsExactly(second);
        assertThat(walk("prefix=" + mark + "d", 2)).isEmpty();
    }

    @Test
    void prefixWithCharactersOfPatternsThenTakenAsTheyAre() {
        String id = made(mark + "a_b");
        made(mark + "axb");
        assertThat(walk("prefix=" + mark + "a_", 2)).containsExactly(id);
        for (String pattern : List.of("%", mark.substring(0, 4) + "%", mark + "\\", mark + "'", mark + "a%b")) {
            assertThat(walk("prefix=" + encoded(pattern), 200)).as(pattern).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"username=", "prefix=", "username=a&prefix=a", "prefix=%00", "prefix=%ff", "username=%ed%a0%80"})
    void searchThatCannotBeReadThenBadRequest(String query) {
        get(query).isProblem(400);
    }

    @Test
    void textLongerThanAnyNameThenBadRequestAtOnce() {
        get("username=" + "a".repeat(255)).isProblem(400);
        get("prefix=" + "%CC%95".repeat(500)).isProblem(400);
        get("prefix=" + "a".repeat(254)).hasStatus(200);
    }

    @Test
    void cursorOfAnotherSearchThenBadRequest() {
        made(mark + "1");
        made(mark + "2");
        String ofPrefix =
                page("prefix=" + mark + "&limit=1").path("next_cursor").stringValue();
        String ofAll = page("limit=1").path("next_cursor").stringValue();
        get("prefix=" + mark + "&cursor=" + ofPrefix).hasStatus(200);
        get("cursor=" + ofPrefix).isProblem(400);
        get("prefix=" + mark + "1&cursor=" + ofPrefix).isProblem(400);
        get("username=" + mark + "1&cursor=" + ofPrefix).isProblem(400);
        get("prefix=" + mark + "&cursor=" + ofAll).isProblem(400);
        get("username=" + mark + "1&cursor=" + ofAll).isProblem(400);
    }

    private String made(String username) {
        String password = "correct horse " + UUID.randomUUID();
        return boxoffice
                .asAdmin(PATH, Json.object("username", username, "password", password))
                .hasStatus(201)
                .text("id");
    }

    private List<String> walk(String query, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = page(query + "&limit=" + limit + cursor);
            ids.addAll(ids(page));
            JsonNode next = page.path("next_cursor");
            cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(user -> user.path("id").stringValue())
                .toList();
    }

    private JsonNode page(String query) {
        return get(query).hasStatus(200).json();
    }

    private Answer get(String query) {
        return boxoffice.get(PATH + "?" + query, boxoffice.admin("server").access());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
