package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /auth/register} where it is open; where it is not: {@link TwoNodesST}. */
class RegisterST {
    private static final String PATH = "/auth/register";
    private static final String PASSWORD = "sixteen green tickets";
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    void registerThenAnOrdinaryUserOfTheAudiencesOfTheSetting() {
        String name = Boxoffice.uniqueName();
        Answer created = register(name, PASSWORD).hasStatus(201);
        assertThat(created.body()).doesNotContain(PASSWORD, "password", "argon2");
        JsonNode user = created.json();
        assertThat(user.path("roles").toString()).isEqualTo("[\"user\"]");
        assertThat(user.path("audiences").toString()).isEqualTo("[\"other\"]");
        assertThat(user.path("scopes").toString()).isEqualTo("{}");
        assertThat(user.path("tenant").isNull()).isTrue();
        String path = URI.create(created.header("Location")).getPath();
        assertThat(boxoffice
                        .get(path, boxoffice.admin("server").access())
                        .hasStatus(200)
                        .json())
                .isEqualTo(user);
        Tokens tokens = boxoffice.login(name, PASSWORD, "other");
        assertThat(tokens.scope()).isEmpty();
        boxoffice.get("/api/other/user", tokens.access()).hasStatus(200);
        boxoffice.tryLogin(name, PASSWORD, "server").isOAuthError(400, "invalid_target");
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from audit_event where type = 'user_created' and actor = 'anonymous'"
                                + " and target = '" + created.text("id") + "'"))
                .isEqualTo(1);
    }

    @Test
    void audienceOfTheSettingThatNobodyRegisteredThenOneWarning() throws IOException {
        Path log = boxoffice.dataDirectory().resolve(Path.of("liberty", "boxoffice", "logs", "messages.log"));
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("registration.audiences names")))
                .hasSize(1)
                .allMatch(line -> line.contains("WARNING") && line.contains("[nowhere]"));
    }

    @Test
    void takenNameThenConflict() {
        String name = Boxoffice.uniqueName();
        register(name, PASSWORD).hasStatus(201);
        register(name, PASSWORD).isOAuthError(409, "invalid_request");
        register(name.toUpperCase(Locale.ROOT), PASSWORD).isOAuthError(409, "invalid_request");
        register("Admin", PASSWORD).isOAuthError(409, "invalid_request");
    }

    @Test
    void sameNameAtOnceThenOneOfThem() {
        String name = Boxoffice.uniqueName();
        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> register(name, PASSWORD).status())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 409, 409, 409);
    }

    @ParameterizedTest
    @DisplayName("AD-02, AD-03: nobody grants himself anything")
    @ValueSource(
            strings = {
                "\"roles\":[\"admin\"]",
                "\"audiences\":[\"server\"]",
                "\"scopes\":{\"other\":[\"orders.read\"]}",
                "\"tenant\":\"blue\"",
                "\"claims\":{}",
                "\"enabled\":true",
                "\"id\":\"01890000-0000-7000-8000-000000000000\"",
                "\"username\":\"twice\""
            })
    void moreThanNameAndPasswordThenInvalidRequest(String member) {
        String body = Json.object("username", Boxoffice.uniqueName(), "password", PASSWORD);
        boxoffice.post(PATH, body.replace("}", "," + member + "}")).isOAuthError(400, "invalid_request");
    }

    @ParameterizedTest
    @DisplayName("CR-03, CR-04: the rules hold for those who register too")
    @ValueSource(strings = {"", "short", "fourteen chars", "passwordpassword"})
    void weakPasswordThenInvalidRequest(String weak) {
        register(Boxoffice.uniqueName(), weak).isOAuthError(400, "invalid_request");
        String name = Boxoffice.uniqueName();
        register(name, name).isOAuthError(400, "invalid_request");
        register("two words", PASSWORD).isOAuthError(400, "invalid_request");
    }

    private Answer register(String username, String password) {
        return boxoffice.post(PATH, Json.object("username", username, "password", password));
    }
}
