package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docs/migrate-users.md: what the exports of other systems become by its scripts is imported, and these users log in. */
class MigrateUsersST {
    private static final Path MIGRATE = Path.of("src", "test", "resources", "migrate");
    private static final String PASSWORD = "gr\u00FCne Wiesen im Regen";
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    void keycloakThenTheUsersLogIn() throws IOException, InterruptedException {
        Process jq = jq();
        List<String> lines = jq.inputReader().lines().toList();
        assertThat(jq.waitFor()).isZero();

        assertThat(imported(lines)).hasSize(4);
        assertLogin("keycloak-argon2", "keycloak-sha512", "keycloak-sha256");
        assertThat(boxoffice.tryLogin("keycloak-sha1", PASSWORD, "other").status())
                .as("disabled there, disabled here")
                .isEqualTo(401);
    }

    private static Process jq() {
        try {
            return new ProcessBuilder(
                            "jq",
                            "-c",
                            "-f",
                            MIGRATE.resolve("keycloak.jq").toString(),
                            MIGRATE.resolve("keycloak-realm.json").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException missing) {
            Program.assume(false, "jq", "BOXOFFICE_JQ");
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void aspNetCoreIdentityThenTheUsersLogIn() throws IOException, SQLException {
        assertThat(imported(selected("aspnet"))).hasSize(2);
        assertLogin("aspnet-sha512", "aspnet-sha256");
    }

    @Test
    void springSecurityThenTheUsersLogInWithTheirRoles() throws IOException, SQLException {
        List<JsonNode> users = imported(selected("spring"));
        assertThat(users).hasSize(6);
        assertLogin(
                "spring-bcrypt",
                "spring-bare",
                "spring-pbkdf2",
                "spring-pbkdf2-before",
                "spring-scrypt",
                "spring-argon2");
        assertThat(boxoffice
                        .get(
                                "/api/server/users?username=spring-bcrypt",
                                boxoffice.admin("server").access())
                        .body())
                .contains("\"clerk\"", "\"user\"");
    }

    /** What a script finds in the tables of a sample, in a database of their own. */
    private List<String> selected(String system) throws IOException, SQLException {
        Database tables = boxoffice.database().createEmpty("migrate_" + system);
        List<String> lines = new ArrayList<>();
        try (Connection connection = tables.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(MIGRATE.resolve(system + "-users.sql")));
            try (ResultSet rows = statement.executeQuery(Files.readString(MIGRATE.resolve(system + ".sql")))) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }

    private List<JsonNode> imported(List<String> lines) {
        Answer answer = boxoffice
                .send(boxoffice
                        .request("/api/server/users/import")
                        .header(
                                "Authorization",
                                "Bearer " + boxoffice.admin("server").access())
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(String.join("\n", lines))))
                .hasStatus(200);
        List<JsonNode> results = answer.body().lines().map(Json::parse).toList();
        assertThat(results)
                .as(answer.body())
                .allMatch(result -> result.path("status").stringValue().equals("created"));
        return results;
    }

    private void assertLogin(String... usernames) {
        assertThat(Stream.of(usernames))
                .allSatisfy(username -> assertThat(
                                boxoffice.tryLogin(username, PASSWORD, "other").status())
                        .as(username)
                        .isEqualTo(200));
    }
}
