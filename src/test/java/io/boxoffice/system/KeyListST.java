package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/server/keys}: every key and its life. */
class KeyListST {
    private static final String[] TIMES = {
        "created_at", "announced_at", "active_at", "retiring_at", "retired_at", "revoked_at"
    };
    private final Boxoffice boxoffice = Boxoffice.open();
    private final AdminKeys adminKeys = new AdminKeys(boxoffice);

    @Test
    void listThenExactlyTheMembersOfTheContract() {
        JsonNode page = adminKeys.page("");
        assertThat(Json.names(page)).containsExactlyInAnyOrder("items", "next_cursor");
        assertThat(page.path("items").size()).isPositive();
        page.path("items")
                .forEach(key -> assertThat(Json.names(key))
                        .containsExactlyInAnyOrder(
                                "kid",
                                "alg",
                                "use",
                                "audience",
                                "state",
                                "created_at",
                                "announced_at",
                                "active_at",
                                "retiring_at",
                                "retired_at",
                                "revoked_at",
                                "reason"));
    }

    @Test
    @DisplayName("KY-05: exactly one active key for each audience, and it is the one that signs")
    void listThenOneActiveKeyForEachAudience() {
        for (String audience : List.of("server", "other")) {
            assertThat(adminKeys.kids(audience, "active")).containsExactly(adminKeys.signing(audience));
        }
    }

    @Test
    @DisplayName("KY-02: no private half leaves")
    void listWithAnImportedKeyThenNothingPrivate() {
        SigningKey key = boxoffice.importKey("server");
        String list = adminKeys.all().toString();
        assertThat(list).contains(key.kid());
        for (String member : List.of("d", "p", "q", "dp", "dq", "qi")) {
            assertThat(list).doesNotContain(Objects.toString(key.jwk().get(member)));
        }
    }

    @Test
    void listAfterAnImportThenTheKeyAsItWasAnswered() {
        SigningKey key = SigningKey.generate();
        JsonNode created =
                boxoffice.importKey("other", key, "retiring").hasStatus(201).json();
        assertThat(adminKeys.find(key.kid())).isEqualTo(created);
    }

    @Test
    void listThenTheTimesOfALifeAreInOrder() {
        for (JsonNode key : adminKeys.all()) {
            List<Instant> life = Stream.of(TIMES)
                    .map(key::path)
                    .filter(JsonNode::isString)
                    .map(time -> Instant.parse(time.stringValue()))
                    .toList();
            assertThat(life).as("%s", key).isNotEmpty().isSorted();
        }
    }

    @Test
    void listInPagesThenEveryKeyOnce() {
        for (int i = 0; i < 3; i++) {
            boxoffice.importKey("other");
        }
        List<String> walked = new ArrayList<>();
        String query = "?limit=2";
        while (!query.isEmpty()) {
            JsonNode page = adminKeys.page(query);
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(key -> walked.add(key.path("kid").stringValue()));
            JsonNode next = page.path("next_cursor");
            query = next.isString() ? "?limit=2&cursor=" + next.stringValue() : "";
        }
        List<String> all = adminKeys.all().stream()
                .map(key -> key.path("kid").stringValue())
                .toList();
        assertThat(walked).doesNotHaveDuplicates().containsExactlyElementsOf(all);
    }

    @Test
    void listOverTheLimitThenCapped() {
        assertThat(adminKeys.page("?limit=100000").path("items").size()).isLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "", "1.0"})
    void listWithALimitThatIsNoneThenBadRequest(String limit) {
        refusedList("?limit=" + limit);
    }

    @Test
    @DisplayName("AD-06: a forged or foreign cursor is refused")
    void listWithForgedCursorThenBadRequest() {
        boxoffice.importKey("server");
        String good = adminKeys.page("?limit=1").path("next_cursor").stringValue();
        adminKeys.page("?limit=1&cursor=" + good);
        String altered = good.substring(0, 5) + (good.charAt(5) == 'A' ? 'B' : 'A') + good.substring(6);
        for (String forged : List.of("x", "AAAA", good + "AAAA", good.substring(4), altered, "%27%20or%201=1", "%00")) {
            refusedList("?cursor=" + forged);
        }
    }

    @Test
    @DisplayName("AD-06: the cursor of another list")
    void listWithTheCursorOfTheProductsThenBadRequest() {
        String products = "/api/other/products";
        for (String name : List.of("First box", "Second box")) {
            boxoffice.asAdmin(products, Json.text(Map.of("name", name, "price", "7.00")));
        }
        String cursor = boxoffice
                .get(products + "?limit=1", boxoffice.admin("other").access())
                .text("next_cursor");
        refusedList("?cursor=" + cursor);
    }

    @Test
    void listWithoutTheRoleThenForbidden() {
        String token = boxoffice.login(boxoffice.createUser("server"), "server").access();
        Refusal.assertForbidden(boxoffice.get(AdminKeys.PATH, token));
    }

    @Test
    void listWithoutATokenOfServerThenRefused() {
        Refusal.assertInvalidToken(
                "other", boxoffice.get(AdminKeys.PATH, boxoffice.admin("other").access()));
        Refusal.assertNoToken(boxoffice.get(AdminKeys.PATH));
    }

    private void refusedList(String query) {
        boxoffice
                .get(AdminKeys.PATH + query, boxoffice.admin("server").access())
                .isProblem(400);
    }
}
