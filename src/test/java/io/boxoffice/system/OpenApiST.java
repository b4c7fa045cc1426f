package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /openapi} in development mode. */
class OpenApiST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    void documentThenBearerSchemeAndThePathsOfTheContract() {
        JsonNode document = boxoffice.get("/openapi?format=JSON").hasStatus(200).json();
        assertThat(document.path("openapi").stringValue()).startsWith("3.");
        assertThat(document.path("components").path("securitySchemes").values())
                .anyMatch(scheme -> "http".equals(scheme.path("type").asString())
                        && "bearer".equalsIgnoreCase(scheme.path("scheme").asString()));
        assertThat(Json.names(document.path("paths")))
                .contains(
                        "/auth/login",
                        "/auth/refresh",
                        "/auth/logout",
                        "/auth/register",
                        "/api/server/me",
                        "/api/server/me/password",
                        "/api/server/users",
                        "/api/server/users/{id}",
                        "/api/server/keys",
                        "/api/server/audiences",
                        "/api/server/audiences/{name}",
                        "/api/server/audit",
                        "/api/server/audit/export",
                        "/api/other/user",
                        "/api/other/products",
                        "/api/other/orders",
                        "/api/other/orders/{id}",
                        "/.well-known/jwks.json");
    }

    /** What the server says is what the document says that it says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/openid-configuration",
                "/api/server/me",
                "/api/server/sessions",
                "/api/server/users",
                "/api/server/audiences",
                "/api/server/keys",
                "/api/server/audit",
                "/api/server/audit/check",
                "/api/other/user",
                "/api/other/products"
            })
    void answerThenTheMembersOfItsSchema(String path) {
        boxoffice.createUser("other");
        JsonNode document = boxoffice.get("/openapi?format=JSON").json();
        JsonNode schema = document.at("/paths/" + path.replace("/", "~1") + "/get/responses/200/content")
                .path("application/json")
                .path("schema");
        String audience = path.startsWith("/api/other") ? "other" : "server";
        JsonNode answer = boxoffice
                .get(path, boxoffice.admin(audience).access())
                .hasStatus(200)
                .json();
        assertThat(Json.names(answer)).containsExactlyInAnyOrderElementsOf(members(document, schema));
        JsonNode items = resolved(document, schema).path("properties").path("items");
        answer.path("items")
                .forEach(item -> assertThat(Json.names(item))
                        .containsExactlyInAnyOrderElementsOf(members(document, items.path("items"))));
    }

    private static Set<String> members(JsonNode document, JsonNode schema) {
        JsonNode resolved = resolved(document, schema);
        Set<String> members = new TreeSet<>();
        resolved.path("properties").properties().stream()
                .filter(member -> !isNotHere(member.getValue()))
                .forEach(member -> members.add(member.getKey()));
        resolved.path("allOf").forEach(part -> members.addAll(members(document, part)));
        return members;
    }

    /** What there is only with a setting that is off here, or of something that is not asked for here. */
    private static boolean isNotHere(JsonNode member) {
        String description = member.path("description").asString("");
        return description.startsWith("Only with boxoffice.") || description.startsWith("Only of ");
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref")
                ? document.at(schema.path("$ref").stringValue().substring(1))
                : schema;
    }

    @Test
    void documentThenTheServerFoundNoFaultInIt() throws IOException {
        Path log = boxoffice.dataDirectory().resolve(Path.of("liberty", "boxoffice", "logs", "messages.log"));
        assertThat(Files.readAllLines(log)).noneMatch(line -> line.contains("CWWKO1650E"));
    }

    @Test
    void protectedOperationThenAsksForTheBearerScheme() {
        JsonNode document = boxoffice.get("/openapi?format=JSON").json();
        JsonNode me = document.path("paths").path("/api/server/me").path("get");
        boolean asked =
                me.path("security").size() > 0 || document.path("security").size() > 0;
        assertThat(asked).isTrue();
        JsonNode login = document.path("paths").path("/auth/login").path("post");
        boolean open = document.path("security").isEmpty() || login.has("security");
        assertThat(open).as("login asks for no token").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "refresh", "logout"})
    void cookieModeThenItsHeaderAndAnExampleOfEachWay(String call) {
        JsonNode document = boxoffice.get("/openapi?format=JSON").json();
        JsonNode post = document.path("paths").path("/auth/" + call).path("post");
        assertThat(post.path("parameters").values())
                .extracting(
                        parameter -> resolved(document, parameter).path("name").stringValue())
                .contains("X-Boxoffice-Csrf");
        JsonNode json = post.path("requestBody").path("content").path("application/json");
        assertThat(Json.names(json.path("examples"))).contains("body", "cookie");
    }

    @Test
    void pageThenServed() {
        assertThat(boxoffice.get("/openapi/ui/").hasStatus(200).body()).contains("<html");
    }

    /** It is the container's own application; {@link Answer#leaksNothing} looks at what it says. */
    @Test
    void unknownBelowThePageThenNothingOfTheInside() {
        for (String path : new String[] {"/openapi/nothing", "/openapi/ui/nothing", "/openapi;x/y", "/openapi/|"}) {
            assertThat(boxoffice.raw("GET", path).status()).as(path).isIn(200, 400, 404);
        }
    }
}
