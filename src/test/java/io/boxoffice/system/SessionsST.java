package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/server/sessions} and {@code /api/server/users/{id}/sessions}: where someone is logged in, and no longer. */
class SessionsST {
    private static final String PATH = "/api/server/sessions";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Person person = boxoffice.createUser("server", "other");
    private final Tokens current = login("server");

    @Test
    @DisplayName("AD-04: what one sees of a session, and no more")
    void listThenExactlyTheseMembers() {
        Instant after = Instant.now().minusSeconds(60);
        JsonNode session = boxoffice
                .get(PATH, current.access())
                .hasStatus(200)
                .json()
                .path("items")
                .path(0);
        assertThat(Json.names(session))
                .containsExactlyInAnyOrder(
                        "id",
                        "audience",
                        "created_at",
                        "last_used_at",
                        "expires_at",
                        "address",
                        "user_agent",
                        "current");
        assertThat(session.path("id").stringValue()).isEqualTo(current.session());
        assertThat(session.path("audience").stringValue()).isEqualTo("server");
        assertThat(session.path("address").stringValue()).isIn("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");
        assertThat(session.path("user_agent").stringValue()).startsWith("Java-http-client/");
        assertThat(Instant.parse(session.path("created_at").stringValue())).isBetween(after, Instant.now());
        assertThat(session.path("last_used_at")).isEqualTo(session.path("created_at"));
        assertThat(Instant.parse(session.path("expires_at").stringValue())).isAfter(Instant.now());
    }

    @Test
    void listThenEveryAudienceTheOldestFirstAndOneIsCurrent() {
        Tokens other = login("other");
        Tokens third = login("server");
        assertThat(ids(current)).containsExactly(current.session(), other.session(), third.session());
        assertThat(marked(current)).containsExactly(current.session());
        assertThat(marked(third)).containsExactly(third.session());
    }

    @Test
    void refreshedThenUsedLaterAndTheSameSession() {
        JsonNode before = sessions(current).getFirst();
        JsonNode after = sessions(boxoffice.refresh(current)).getFirst();
        assertThat(after.path("id")).isEqualTo(before.path("id"));
        assertThat(after.path("created_at")).isEqualTo(before.path("created_at"));
        assertThat(time(after, "last_used_at")).isAfter(time(before, "last_used_at"));
        assertThat(time(after, "expires_at")).isAfter(time(before, "expires_at"));
    }

    private static Instant time(JsonNode session, String member) {
        return Instant.parse(session.path(member).stringValue());
    }

    @Test
    @DisplayName("A097: what is over by time is listed no more")
    void overByTimeThenNotListed() {
        Tokens over = login("other");
        Family.of(boxoffice, over).set("idle_end = now()");
        assertThat(ids(current)).containsExactly(current.session());
    }

    @Test
    @DisplayName("AD-04, RF-10: it is over at once, its access token too, and the others live")
    void endOneThenItIsOverAndTheOthersLive() {
        Tokens ended = login("other");
        Tokens spared = login("other");
        boxoffice.get("/api/other/user", ended.access()).hasStatus(200);
        boxoffice.delete(path(ended), current.access()).hasStatus(204);
        assertOver(ended, "other");
        boxoffice.get("/api/other/user", spared.access()).hasStatus(200);
        assertThat(ids(current)).containsExactly(current.session(), spared.session());
        assertThat(Family.of(boxoffice, ended).events("authn_token_revoked")).isEqualTo(1);
    }

    @Test
    void endOneTwiceThenNoContentTwiceAndOneEvent() {
        Tokens ended = login("other");
        boxoffice.delete(path(ended), current.access()).hasStatus(204);
        assertThat(boxoffice.delete(path(ended), current.access()).status()).isIn(204, 404);
        assertThat(Family.of(boxoffice, ended).events("authn_token_revoked")).isEqualTo(1);
    }

    @Test
    void endTheCurrentThenItsNextRequestIsRefused() {
        boxoffice.delete(path(current), current.access()).hasStatus(204);
        assertOver(current, "server");
    }

    @Test
    @DisplayName("A107: another user's session is not found, and lives")
    void endAnothersThenNotFoundAndItLives() {
        Tokens stranger = boxoffice.login(boxoffice.createUser("server"), "server");
        boxoffice.delete(path(stranger), current.access()).isProblem(404);
        boxoffice.delete(path(stranger), boxoffice.admin("server").access()).isProblem(404);
        boxoffice.get("/api/server/me", stranger.access()).hasStatus(200);
        assertThat(boxoffice.refresh(stranger).session()).isEqualTo(stranger.session());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "%27%20or%20%271%27=%271", "1-1-1-1-1"})
    void endWhatIsNoSessionThenNotFound(String id) {
        boxoffice.delete(PATH + "/" + id, current.access()).isProblem(404);
        boxoffice.get("/api/server/me", current.access()).hasStatus(200);
    }

    @Test
    @DisplayName("A069, A098, RF-10: logout everywhere, the current one too, and a login right after is good")
    void endAllThenNothingIsLeftAndANewLoginIsGood() {
        List<Tokens> all = List.of(current, login("server"), login("other"), boxoffice.refresh(login("other")));
        Tokens stranger = boxoffice.login(boxoffice.createUser("server"), "server");
        boxoffice.delete(PATH, current.access()).hasStatus(204);
        all.forEach(tokens -> assertOver(tokens, tokens.audience()));
        boxoffice.get("/api/server/me", stranger.access()).hasStatus(200);
        Tokens anew = login("server");
        assertThat(ids(anew)).containsExactly(anew.session());
    }

    @Test
    void listInPagesThenEachOnceAndAForeignCursorIsRefused() {
        Stream.of("server", "other", "server", "other").forEach(this::login);
        List<String> all = ids(current);
        assertThat(all).hasSize(5);
        List<String> found = new ArrayList<>();
        String query = "?limit=2";
        String cursor = "";
        while (!query.isEmpty()) {
            JsonNode page =
                    boxoffice.get(PATH + query, current.access()).hasStatus(200).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            page.path("items").forEach(item -> found.add(item.path("id").stringValue()));
            String next = page.path("next_cursor").asString("");
            cursor = next.isEmpty() ? cursor : next;
            query = next.isEmpty() ? "" : "?limit=2&cursor=" + next;
        }
        assertThat(found).isEqualTo(all);
        String stranger =
                boxoffice.login(boxoffice.createUser("server"), "server").access();
        for (String foreign : List.of(cursor, "x", "")) {
            boxoffice.get(PATH + "?cursor=" + foreign, stranger).isProblem(400);
        }
        boxoffice.get(PATH + "?limit=0", current.access()).isProblem(400);
    }

    @Test
    @DisplayName("AD-04: an administrator sees the sessions of a user, and ends them all")
    void adminEndsAllOfAUserThenNothingIsLeft() {
        Tokens other = login("other");
        String admin = boxoffice.admin("server").access();
        String path = "/api/server/users/" + person.id() + "/sessions";
        JsonNode list = boxoffice.get(path, admin).hasStatus(200).json();
        assertThat(ids(list)).containsExactly(current.session(), other.session());
        assertThat(list.toString()).doesNotContain("\"current\":true");
        boxoffice.delete(path, admin).hasStatus(204);
        assertOver(current, "server");
        assertOver(other, "other");
        assertThat(ids(boxoffice.get(path, admin).hasStatus(200).json())).isEmpty();
        boxoffice.get("/api/server/me", admin).hasStatus(200);
        boxoffice.get("/api/server/me", login("server").access()).hasStatus(200);
    }

    @Test
    void adminAsksForAUserWhoIsNotThereThenNotFound() {
        String admin = boxoffice.admin("server").access();
        for (String id : List.of(UUID.randomUUID().toString(), "x")) {
            boxoffice.get("/api/server/users/" + id + "/sessions", admin).isProblem(404);
            boxoffice.delete("/api/server/users/" + id + "/sessions", admin).isProblem(404);
        }
    }

    @Test
    void withoutTheRoleThenForbiddenEvenForOneself() {
        String path = "/api/server/users/" + person.id() + "/sessions";
        Refusal.assertForbidden(boxoffice.get(path, current.access()));
        Refusal.assertForbidden(boxoffice.delete(path, current.access()));
        boxoffice.get("/api/server/me", current.access()).hasStatus(200);
    }

    @Test
    void withoutAGoodTokenThenRefused() {
        Refusal.assertNoToken(boxoffice.get(PATH));
        Refusal.assertInvalidToken("other", boxoffice.get(PATH, login("other").access()));
    }

    private Tokens login(String audience) {
        return boxoffice.login(person, audience);
    }

    private static String path(Tokens tokens) {
        return PATH + "/" + tokens.session();
    }

    private void assertOver(Tokens tokens, String audience) {
        String path = audience.equals("server") ? "/api/server/me" : "/api/other/user";
        Refusal.assertInvalidToken("ended", boxoffice.get(path, tokens.access()));
        boxoffice.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
    }

    private List<JsonNode> sessions(Tokens asking) {
        JsonNode list = boxoffice.get(PATH, asking.access()).hasStatus(200).json();
        assertThat(new TreeSet<>(Json.names(list))).contains("items").isSubsetOf("items", "next_cursor");
        return items(list);
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    private static List<String> ids(JsonNode list) {
        return items(list).stream().map(item -> item.path("id").stringValue()).toList();
    }

    private List<String> ids(Tokens asking) {
        return sessions(asking).stream()
                .map(item -> item.path("id").stringValue())
                .toList();
    }

    private List<String> marked(Tokens asking) {
        return sessions(asking).stream()
                .filter(item -> item.path("current").booleanValue())
                .map(item -> item.path("id").stringValue())
                .toList();
    }
}
