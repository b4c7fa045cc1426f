package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /openapi} in development mode. */
class OpenApiST {
    private final Office office = Office.open();

    @Test
    void documentThenBearerSchemeAndThePathsOfTheContract() {
        JsonNode document = office.get("/openapi?format=JSON").hasStatus(200).json();
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

    @Test
    void documentThenTheServerFoundNoFaultInIt() throws IOException {
        Path log = office.dataDirectory().resolve(Path.of("liberty", "boxoffice", "logs", "messages.log"));
        assertThat(Files.readAllLines(log)).noneMatch(line -> line.contains("CWWKO1650E"));
    }

    @Test
    void protectedOperationThenAsksForTheBearerScheme() {
        JsonNode document = office.get("/openapi?format=JSON").json();
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
        JsonNode post = office.get("/openapi?format=JSON")
                .json()
                .path("paths")
                .path("/auth/" + call)
                .path("post");
        assertThat(post.path("parameters").values())
                .anyMatch(parameter ->
                        "X-Boxoffice-Csrf".equals(parameter.path("name").asString()));
        JsonNode json = post.path("requestBody").path("content").path("application/json");
        assertThat(Json.names(json.path("examples"))).containsExactly("body", "cookie");
    }

    @Test
    void pageThenServed() {
        assertThat(office.get("/openapi/ui/").hasStatus(200).body()).contains("<html");
    }
}
