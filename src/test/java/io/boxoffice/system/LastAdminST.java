package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * AD-03: somebody can always administrate. The first administrator is among those who go, and comes back at the end; the
 * caller is a token under a key of the test's, whose subject is none of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastAdminST {
    private static final String PATH = "/api/server/users";
    private static final int AT_ONCE = 8;
    private static final String DEMOTION = "{\"roles\":[\"user\"]}";
    private static final String DISABLING = "{\"enabled\":false}";
    private static final String SHUT_OUT = "{\"audiences\":[]}";
    private final Boxoffice boxoffice = Boxoffice.open();
    private String first = "";
    private String caller = "";

    @BeforeAll
    void callAsNobody() {
        first = boxoffice.admin("server").claim("sub");
        SigningKey key = boxoffice.importKey("server");
        caller = key.token(boxoffice
                .admin("server")
                .accessText()
                .claimsJson()
                .put("sub", UUID.randomUUID().toString())
                .put("sid", UUID.randomUUID().toString())
                .put("jti", Api.jti()));
    }

    @AfterAll
    void bringTheFirstBack() {
        String path = PATH + "/" + first;
        boxoffice
                .patch(path, tag(first), "{\"roles\":[\"admin\"],\"enabled\":true}", caller)
                .hasStatus(200);
        boxoffice.forgetAdmin();
    }

    @Test
    @DisplayName(
            "AD-03, A133: the last admin cannot be removed, disabled, demoted or shut out, and all else about them can change")
    void lastAdminThenConflictAndNothingChanges() {
        String last = onlyAdmins(1).getFirst();
        String tag = tag(last);
        for (String change : List.of(
                DEMOTION, DISABLING, "{\"roles\":[]}", "{\"roles\":null}", SHUT_OUT, "{\"audiences\":[\"other\"]}")) {
            boxoffice.patch(PATH + "/" + last, tag, change, caller).isProblem(409);
        }
        boxoffice.delete(PATH + "/" + last, caller).isProblem(409);
        assertThat(tag(last)).isEqualTo(tag);
        boxoffice
                .patch(PATH + "/" + last, tag, "{\"roles\":[\"clerk\",\"admin\"],\"claims\":{\"desk\":\"3\"}}", caller)
                .hasStatus(200);
    }

    @Test
    void disabledAdminBesideHimThenStillTheLast() {
        String last = onlyAdmins(1).getFirst();
        String disabled = admin(false);
        boxoffice.patch(PATH + "/" + last, tag(last), DEMOTION, caller).isProblem(409);
        boxoffice.delete(PATH + "/" + disabled, caller).hasStatus(204);
    }

    @Test
    void adminWithoutTheAudienceBesideHimThenStillTheLast() {
        String last = onlyAdmins(1).getFirst();
        String shutOut = admin(true);
        boxoffice.patch(PATH + "/" + shutOut, tag(shutOut), SHUT_OUT, caller).hasStatus(200);
        boxoffice.patch(PATH + "/" + last, tag(last), DEMOTION, caller).isProblem(409);
        boxoffice.delete(PATH + "/" + shutOut, caller).hasStatus(204);
    }

    @Test
    @DisplayName("AD-03: of 8 demotions of 2 admins at once one happens")
    void demotionsAtOnceThenOneHappens() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<String> two = onlyAdmins(2);
            List<String> tags = two.stream().map(this::tag).toList();
            List<Integer> answers = together(i -> () -> boxoffice
                    .patch(PATH + "/" + two.get(i % 2), tags.get(i % 2), i < 4 ? DEMOTION : DISABLING, caller)
                    .status());
            assertOneDone(answers, 200, 409, 412);
        }
    }

    @Test
    @DisplayName("AD-03: of 8 removals of 2 admins at once one happens")
    void removalsAtOnceThenOneHappens() throws Exception {
        List<String> two = onlyAdmins(2);
        List<Integer> answers = together(i ->
                () -> boxoffice.delete(PATH + "/" + two.get(i % 2), caller).status());
        assertOneDone(answers, 204, 404, 409);
    }

    private void assertOneDone(List<Integer> answers, int done, Integer... refusals) {
        assertThat(answers.stream().filter(status -> status == done)).hasSize(1);
        assertThat(answers.stream().filter(status -> status != done)).isSubsetOf(refusals);
        assertThat(admins()).hasSize(1);
    }

    private static List<Integer> together(IntFunction<Callable<Integer>> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Integer>> calls =
                    IntStream.range(0, AT_ONCE).mapToObj(call).toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    /** Makes new administrators and takes all the others away. */
    private List<String> onlyAdmins(int count) {
        List<String> before = admins();
        List<String> fresh =
                IntStream.range(0, count).mapToObj(i -> admin(true)).toList();
        before.forEach(id ->
                boxoffice.patch(PATH + "/" + id, tag(id), DEMOTION, caller).hasStatus(200));
        assertThat(admins()).containsExactlyInAnyOrderElementsOf(fresh);
        return fresh;
    }

    private String admin(boolean enabled) {
        String name = Boxoffice.uniqueName();
        String user = Json.object(
                "username",
                name,
                "password",
                "correct horse " + name,
                "roles",
                List.of("admin"),
                "audiences",
                List.of("server"),
                "enabled",
                enabled);
        return boxoffice.post(PATH, user, caller).hasStatus(201).text("id");
    }

    private List<String> admins() {
        return users().stream()
                .filter(user -> user.path("enabled").booleanValue())
                .filter(user -> user.path("roles")
                        .valueStream()
                        .anyMatch(role -> role.stringValue().equals("admin")))
                .map(LastAdminST::id)
                .toList();
    }

    private List<JsonNode> users() {
        List<JsonNode> users = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = boxoffice
                    .get(PATH + "?limit=200" + cursor, caller)
                    .hasStatus(200)
                    .json();
            page.path("items").forEach(users::add);
            JsonNode next = page.path("next_cursor");
            cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
        } while (!cursor.isEmpty());
        return users;
    }

    private static String id(JsonNode user) {
        return user.path("id").stringValue();
    }

    private String tag(String id) {
        return boxoffice.get(PATH + "/" + id, caller).hasStatus(200).header("ETag");
    }
}
