package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A parameter of the query that nobody reads is refused, whatever the call. */
class UnknownQueryST {
    /** In production a stranger learns nothing there, not even that. */
    private static final String METRICS = "/metrics";

    /** RFC 6749 3.1: what is unknown is ignored where clients send browsers. */
    private static final Set<String> FOR_BROWSERS = Set.of("/oauth2/authorize", "/oauth2/logout");

    private static final String SENTENCE = "The query has a parameter that this endpoint does not take";
    private final Boxoffice boxoffice = Boxoffice.open();

    static Stream<String> operations() {
        JsonNode paths = Boxoffice.open().get("/openapi?format=JSON").json().path("paths");
        return paths.properties().stream()
                .filter(path -> !path.getKey().equals(METRICS) && !FOR_BROWSERS.contains(path.getKey()))
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(verb -> verb.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void parameterThatNobodyReadsThenBadRequestAtEveryOperation(String operation) {
        String[] words = operation.split(" ", 2);
        String path = words[1].replaceAll("\\{[a-z_]+}", "019aaa2f-6d6b-7b1c-8a3e-1f0e5d3c2b1a");
        Answer answer = send(words[0], path + "?nobody_reads_this=1").hasStatus(400);
        assertThat(answer.body()).doesNotContain("nobody_reads_this");
        if (path.startsWith("/oauth2/authorize/") || path.equals("/device") || path.startsWith("/recovery")) {
            answer.isPage(400);
            return;
        }
        assertThat(answer.body()).contains(SENTENCE);
        assertThat(answer.mediaType())
                .isEqualTo(
                        path.startsWith("/auth/") || path.startsWith("/oauth2/")
                                ? "application/json"
                                : "application/problem+json");
    }

    /** A user without the right of a call, and a stranger, are told nothing of its parameters. */
    @Test
    void withoutTokenOrRightThenThatComesFirst() {
        Refusal.assertNoToken(boxoffice.get("/api/server/users?colour=blue"));
        String user = boxoffice.login(boxoffice.createUser("server"), "server").access();
        Refusal.assertForbidden(boxoffice.get("/api/server/users?colour=blue", user));
        boxoffice.get("/api/server/nothing?colour=blue", user).isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1&limit=1",
                "limit=1&%6cimit=2",
                "Limit=1",
                "limit%20=1",
                "=1",
                "limit=1&x",
                "user_id=1",
                "limit=1&_=1732600000",
                "cursor",
                "cursor=%ff",
                "cursor=%00",
                "limit=1&access_token%00=x"
            })
    void queryOfAListThenEachKnownParameterOnceOrBadRequest(String query) {
        for (String list : List.of("users", "audiences", "keys", "sessions")) {
            boxoffice
                    .get(
                            "/api/server/" + list + "?" + query,
                            boxoffice.admin("server").access())
                    .isProblem(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=%zz", "cursor=%", "limit=1&\u00c3\u00a9=1", "%c3%28=1"})
    void queryThatIsNotWellEncodedThenBadRequest(String query) {
        assertThat(boxoffice
                        .raw(
                                "GET",
                                "/api/server/users?" + query,
                                "Authorization: Bearer "
                                        + boxoffice.admin("server").access())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void emptyQueryThenAsWithout() {
        boxoffice.get("/api/server/me?", boxoffice.admin("server").access()).hasStatus(200);
        boxoffice.get("/.well-known/jwks.json?").hasStatus(200);
    }

    /** TR-08: it opens nothing, and who sends it beside the header is served as without it. */
    @Test
    void tokenInTheQueryThenIgnored() {
        String token = boxoffice.admin("server").access();
        Refusal.assertNoToken(boxoffice.get("/api/server/me?access_token=" + token));
        boxoffice.get("/api/server/me?access_token=x", token).hasStatus(200);
        boxoffice.get("/api/server/me?access_token=x&colour=blue", token).isProblem(400);
        boxoffice.post("/auth/login?access_token=" + token, "{}").isOAuthError(400, "invalid_request");
    }

    private Answer send(String method, String path) {
        HttpRequest.Builder request = boxoffice.request(path).method(method, BodyPublishers.ofString("{}"));
        if (path.startsWith("/api/other")) {
            request.header("Authorization", "Bearer " + everything());
        } else if (path.startsWith("/oauth2/userinfo")) {
            request.header(
                    "Authorization", "Bearer " + boxoffice.admin("userinfo").access());
        } else if (path.startsWith("/api/")) {
            request.header(
                    "Authorization", "Bearer " + boxoffice.admin("server").access());
        }
        if (!method.equals("GET")) {
            request.header("Content-Type", contentType(path));
        }
        return boxoffice.send(request);
    }

    private static String contentType(String path) {
        if (path.startsWith("/api/server/users/import")) {
            return "application/x-ndjson";
        }
        boolean takesForms = Stream.of("/oauth2/", "/device", "/recovery").anyMatch(path::startsWith);
        return takesForms ? OAuthClient.FORM : "application/json";
    }

    /** Of one who may call everything at {@code other}. */
    private String everything() {
        Person person = boxoffice.hireWith(Json.map(
                "roles", List.of("user", "admin"),
                "tenant", "blue",
                "audiences", List.of("other"),
                "scopes", Json.map("other", List.of("orders.read", "orders.write"))));
        return boxoffice.login(person, "other").access();
    }
}
