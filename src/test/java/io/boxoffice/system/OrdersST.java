package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code /api/other/orders}: by scope, and each tenant sees its own. */
class OrdersST {
    private static final String PATH = "/api/other/orders";
    private static final String PRODUCTS = "/api/other/products";
    private static final String BOTH = "orders.read orders.write";
    private static final List<String> WRONG = List.of(
            "{}",
            "{\"product_id\":\"$\"}",
            "{\"quantity\":1}",
            "{\"product_id\":\"$\",\"quantity\":0}",
            "{\"product_id\":\"$\",\"quantity\":-1}",
            "{\"product_id\":\"$\",\"quantity\":1001}",
            "{\"product_id\":\"$\",\"quantity\":99999999999999999999}",
            "{\"product_id\":\"$\",\"quantity\":1.5}",
            "{\"product_id\":\"$\",\"quantity\":1e3}",
            "{\"product_id\":\"$\",\"quantity\":\"1\"}",
            "{\"product_id\":\"$\",\"quantity\":true}",
            "{\"product_id\":\"$\",\"quantity\":null}",
            "{\"product_id\":\"$\",\"quantity\":[1]}",
            "{\"product_id\":7,\"quantity\":1}",
            "{\"product_id\":\"\",\"quantity\":1}",
            "{\"product_id\":\"seat\",\"quantity\":1}",
            "{\"product_id\":\"$\\u0000\",\"quantity\":1}",
            "{\"product_id\":\"01890000-0000-7000-8000-000000000000\",\"quantity\":1}",
            "{\"product_id\":\"$\",\"quantity\":1,\"quantity\":2}",
            "{\"product_id\":\"$\",\"quantity\":1,\"tenant\":\"theirs\"}");
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String product = product();

    @Test
    void placedThenCreatedWithLocationThatAnswers() {
        String tenant = Boxoffice.uniqueName();
        String member = member(tenant, BOTH);
        Answer placed = place(member, 2).hasStatus(201);
        assertThat(Json.names(placed.json()))
                .containsExactlyInAnyOrder("id", "product_id", "quantity", "tenant", "created_at");
        assertThat(placed.text("product_id")).isEqualTo(product);
        assertThat(placed.json().path("quantity").intValue()).isEqualTo(2);
        assertThat(placed.text("tenant")).isEqualTo(tenant);
        assertThat(Instant.parse(placed.text("created_at")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        String location = URI.create(placed.header("Location")).getPath();
        assertThat(location).isEqualTo(PATH + "/" + placed.text("id"));
        assertThat(boxoffice.get(location, member).hasStatus(200).json()).isEqualTo(placed.json());
        assertThat(page(member, "").path("items").path(0)).isEqualTo(placed.json());
    }

    @Test
    @DisplayName("A128: another tenant's orders are not there, in the list and by id, both ways")
    void anotherTenantThenItSeesNoneOfThem() {
        String tenant = Boxoffice.uniqueName();
        String mine = member(tenant, BOTH);
        String theirs = member(Boxoffice.uniqueName(), BOTH);
        String myOrder = place(mine, 1).hasStatus(201).text("id");
        String theirOrder = place(theirs, 1).hasStatus(201).text("id");
        assertThat(ids(page(mine, ""))).containsExactly(myOrder);
        assertThat(ids(page(theirs, ""))).containsExactly(theirOrder);
        boxoffice.get(PATH + "/" + theirOrder, mine).isProblem(404);
        boxoffice.get(PATH + "/" + myOrder, theirs).isProblem(404);
        String colleague = member(tenant, "orders.read");
        assertThat(ids(page(colleague, ""))).containsExactly(myOrder);
        boxoffice.get(PATH + "/" + myOrder, colleague).hasStatus(200);
        assertThat(ids(page(member(tenant.toUpperCase(Locale.ROOT), BOTH), ""))).isEmpty();
    }

    @Test
    @DisplayName("TV-13: a scope is needed, each for its own, and a role is none")
    void withoutTheScopeThenForbidden() {
        String body = Json.object("product_id", product, "quantity", 1);
        String reader = member(Boxoffice.uniqueName(), "orders.read");
        String writer = member(Boxoffice.uniqueName(), "orders.write");
        String neither = member(Boxoffice.uniqueName(), "");
        String admin = token(Json.map("roles", List.of("admin"), "tenant", Boxoffice.uniqueName()), "");
        for (String denied :
                List.of(writer, neither, admin, boxoffice.admin("other").access())) {
            Refusal.assertForbidden(boxoffice.get(PATH, denied));
            Refusal.assertForbidden(boxoffice.get(PATH + "/" + product, denied));
        }
        for (String denied :
                List.of(reader, neither, admin, boxoffice.admin("other").access())) {
            Refusal.assertForbidden(boxoffice.post(PATH, body, denied));
            Refusal.assertForbidden(boxoffice.post(PATH, "{", denied));
        }
        boxoffice.get(PATH, reader).hasStatus(200);
        boxoffice.post(PATH, body, writer).hasStatus(201);
    }

    @Test
    void userWithoutTenantThenForbidden() {
        String nobodys = token(Json.map(), BOTH);
        Refusal.assertForbidden(boxoffice.get(PATH, nobodys));
        Refusal.assertForbidden(boxoffice.get(PATH + "/" + product, nobodys));
        Refusal.assertForbidden(boxoffice.post(PATH, Json.object("product_id", product, "quantity", 1), nobodys));
    }

    @Test
    @DisplayName("AU-03: a token of the other audience is no way in")
    void noTokenOrOneOfAnotherAudienceThenRefused() {
        Refusal.assertNoToken(boxoffice.get(PATH));
        Refusal.assertInvalidToken(
                "server", boxoffice.get(PATH, boxoffice.admin("server").access()));
    }

    @Test
    void anotherBodyOrUnknownProductThenBadRequestAndNoOrder() {
        String tenant = Boxoffice.uniqueName();
        String member = member(tenant, BOTH);
        for (String body : WRONG) {
            boxoffice.post(PATH, body.replace("$", product), member).isProblem(400);
        }
        assertThat(orders("tenant = '" + tenant + "'")).isZero();
        place(member, 1).hasStatus(201);
        place(member, 1_000).hasStatus(201);
    }

    @Test
    @DisplayName("AD-06: page by page each order once, the oldest first; a forged or foreign cursor is refused")
    void listByCursorThenEachOnceAndNoOtherCursor() {
        String tenant = Boxoffice.uniqueName();
        String member = member(tenant, BOTH);
        List<String> placed = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            placed.add(place(member, i).hasStatus(201).text("id"));
        }
        List<String> walked = new ArrayList<>();
        JsonNode page = page(member, "?limit=2");
        walked.addAll(ids(page));
        String cursor = page.path("next_cursor").stringValue();
        while (page.path("next_cursor").isString()) {
            page = page(member, "?limit=2&cursor=" + page.path("next_cursor").stringValue());
            walked.addAll(ids(page));
        }
        assertThat(walked).containsExactlyElementsOf(placed);
        String swapped = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
        for (String forged : List.of("x", "A".repeat(70), swapped, cursor + "AAAA", foreignCursor(), productCursor())) {
            boxoffice.get(PATH + "?cursor=" + forged, member).isProblem(400);
        }
        boxoffice.get(PATH + "?limit=0", member).isProblem(400);
        assertThat(ids(page(member, "?limit=100000"))).hasSize(5);
    }

    @Test
    void productWithOrdersThenItStays() {
        place(member(Boxoffice.uniqueName(), BOTH), 1).hasStatus(201);
        String admin = boxoffice.admin("other").access();
        boxoffice.delete(PRODUCTS + "/" + product, admin).isProblem(409);
        boxoffice.get(PRODUCTS + "/" + product, admin).hasStatus(200);
    }

    /** Either the product is gone and none of the orders is there, or it is there and some are: never an order of nothing. */
    @Test
    void productRemovedWhileItIsOrderedThenOneOfThemIsRefused() {
        String writer = member(Boxoffice.uniqueName(), BOTH);
        String admin = boxoffice.admin("other").access();
        for (int round = 0; round < 10; round++) {
            String contested = product();
            String body = Json.object("product_id", contested, "quantity", 1);
            List<Answer> answers = Burst.together(
                    6,
                    i -> () -> i == 3
                            ? boxoffice.delete(PRODUCTS + "/" + contested, admin)
                            : boxoffice.post(PATH, body, writer));
            Answer removal = answers.remove(3);
            assertThat(removal.status()).isIn(204, 409);
            assertThat(answers).extracting(Answer::status).isSubsetOf(201, 400);
            long placed =
                    answers.stream().filter(answer -> answer.status() == 201).count();
            assertThat(placed > 0).isEqualTo(removal.status() == 409);
            assertThat(orders("product_id = '" + contested + "'")).isEqualTo(placed);
        }
    }

    /** What the backends look at they tell late, so a few looks of before may be among those of now. */
    @Test
    void listThenOneLookAtOneTable() {
        String member = member(Boxoffice.uniqueName(), BOTH);
        place(member, 1).hasStatus(201);
        long orders = looksAt("shop_order");
        long others = looksAt("product", "account", "account_audience", "session");
        int lists = 400;
        for (int i = 0; i < lists; i++) {
            assertThat(page(member, "").path("items").size()).isEqualTo(1);
        }
        Boxoffice.pause(Duration.ofMillis(1_100));
        page(member, ""); // a backend tells once a second at most, at the end of what it is asked
        Poll.until("told by the backends", Duration.ofSeconds(20), Duration.ofMillis(1_100), () -> {
            boxoffice.get("/health/ready");
            return looksAt("shop_order") >= orders + lists;
        });
        assertThat(looksAt("shop_order") - orders).isLessThan(lists + lists / 2);
        assertThat(looksAt("product", "account", "account_audience", "session") - others)
                .isLessThan(lists / 2);
    }

    private long looksAt(String... tables) {
        return boxoffice
                .database()
                .count("select sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0)) from pg_stat_user_tables"
                        + " where relname in ('" + String.join("', '", tables) + "')");
    }

    private long orders(String where) {
        return boxoffice.database().count("select count(*) from shop_order where " + where);
    }

    private String foreignCursor() {
        String stranger = member(Boxoffice.uniqueName(), BOTH);
        place(stranger, 1).hasStatus(201);
        place(stranger, 1).hasStatus(201);
        return page(stranger, "?limit=1").path("next_cursor").stringValue();
    }

    private String productCursor() {
        product();
        return boxoffice
                .get(PRODUCTS + "?limit=1", boxoffice.admin("other").access())
                .text("next_cursor");
    }

    private String product() {
        return boxoffice
                .asAdmin(PRODUCTS, Json.object("name", "Seat", "price", "9.50"))
                .hasStatus(201)
                .text("id");
    }

    private Answer place(String token, int quantity) {
        return boxoffice.post(PATH, Json.object("product_id", product, "quantity", quantity), token);
    }

    private String member(String tenant, String scope) {
        return token(Json.map("tenant", tenant), scope);
    }

    private String token(Map<String, Object> members, String scope) {
        members.put("audiences", List.of("other"));
        members.put("scopes", Json.map("other", scope.isEmpty() ? List.of() : List.of(scope.split(" ", -1))));
        return boxoffice.login(boxoffice.hireWith(members), "other").access();
    }

    private JsonNode page(String token, String query) {
        JsonNode page = boxoffice.get(PATH + query, token).hasStatus(200).json();
        assertThat(Json.names(page)).contains("items").isSubsetOf("items", "next_cursor");
        return page;
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(order -> order.path("id").stringValue())
                .toList();
    }
}
