package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.NaughtyTexts;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Some of {@link NaughtyTexts}, and with {@link NaughtyDrillST} all of them, wherever a stranger or an admin may put one: an answer of
 * the contract, nothing said back to a stranger, and every line of the log still one JSON object. The first of its lane: meanwhile
 * there is an archive of classes for those that start more servers.
 */
@Order(1)
@ThirdLane
class NaughtyST {
    private static final String PASSWORD = "correct horse battery staple";
    private final Boxoffice boxoffice = SecondServer.open();

    /** What is put at a place. */
    List<String> texts(String place) {
        return NaughtyTexts.some(place);
    }

    @Test
    @DisplayName("A075, ER-06, LG-04: as a name, a password and an audience at login")
    void loginThenOneOfTheRefusalsAndNothingSaidBack() {
        texts("username").forEach(text -> assertRefused(text, boxoffice.tryLogin(text, PASSWORD, "server")));
        texts("audience").forEach(text -> assertRefused(text, boxoffice.tryLogin("admin-of-nothing", PASSWORD, text)));
        texts("password").forEach(text -> assertRefused(text, boxoffice.tryLogin("admin-of-nothing", text, "server")));
        assertEveryLineOfTheLogIsOneObject();
    }

    private static void assertRefused(String text, Answer answer) {
        assertThat(answer.status()).as(text).isIn(400, 401);
        assertThat(answer.text("error")).as(text).isIn("invalid_request", "invalid_grant", "invalid_target");
        if (text.length() > 12) {
            assertThat(answer.headers() + answer.body()).doesNotContain(text);
        }
    }

    @Test
    @DisplayName("A096: as a refresh token")
    void refreshAndLogoutThenTheConstantAnswers() {
        for (String text : texts("refresh_token")) {
            Answer refresh = boxoffice.tryRefresh(text);
            assertThat(refresh.status()).as(text).isEqualTo(400);
            assertThat(refresh.text("error")).as(text).isIn("invalid_request", "invalid_grant");
            assertThat(boxoffice.tryLogout(text).status()).as(text).isIn(204, 400);
        }
    }

    @Test
    @DisplayName("A134, A129: as the members of a user, a product and an audience; what is stored comes back as it was")
    void storedThenTheSameTextComesBack() {
        String admin = boxoffice.admin("server").access();
        String shop = boxoffice.admin("other").access();
        for (String text : texts("name")) {
            assertKept(
                    text,
                    "tenant",
                    boxoffice.post("/api/server/users", user(text + Boxoffice.uniqueName(), text), admin));
            assertKept(
                    text,
                    "name",
                    boxoffice.post("/api/other/products", Json.object("name", text, "price", "1.00"), shop));
            assertThat(boxoffice
                            .post("/api/server/audiences", Json.object("name", text), admin)
                            .status())
                    .as(text)
                    .isIn(201, 400, 409);
        }
        assertEveryLineOfTheLogIsOneObject();
    }

    private static String user(String username, String tenant) {
        return Json.object("username", username, "password", PASSWORD, "tenant", tenant);
    }

    private void assertKept(String text, String member, Answer created) {
        assertThat(created.status()).as("%s %s", member, text).isIn(201, 400, 409);
        assertThat(created.mediaType()).isIn("application/json", "application/problem+json");
        if (created.status() == 201) {
            assertThat(created.text(member)).isEqualTo(text);
        }
    }

    @Test
    @DisplayName("A117, A118, A131: in a query and in a path")
    void queriedThenNoFault() {
        String admin = boxoffice.admin("server").access();
        for (String text : texts("query")) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : List.of("/api/server/users", "/api/server/keys", "/api/server/audiences")) {
                assertThat(boxoffice
                                .get(path + "?cursor=" + encoded + "&limit=" + encoded, admin)
                                .status())
                        .as(text)
                        .isIn(200, 400);
            }
            if (!encoded.contains("%2F") && !encoded.contains("%5C") && !Answer.looksInternal(text)) {
                assertThat(boxoffice
                                .get("/.well-known/jwks/x" + encoded + ".json")
                                .status())
                        .as(text)
                        .isIn(400, 404);
            }
        }
    }

    private void assertEveryLineOfTheLogIsOneObject() {
        Path log = boxoffice.dataDirectory().resolve(Path.of("liberty", "boxoffice", "logs", "messages.log"));
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> objects =
                    lines.stream().dropWhile(line -> !line.startsWith("{")).toList();
            assertThat(objects)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(Json.parse(line).isObject()).isTrue());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
