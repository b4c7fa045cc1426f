package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /auth/logout} with the token in the body. */
class LogoutST {
    private static final String FORM = "application/x-www-form-urlencoded";
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @DisplayName("A098: a token after logout is none")
    void logoutThenTheSessionIsOver() {
        Tokens tokens = login();
        Answer answer = boxoffice.tryLogout(tokens.refresh()).hasStatus(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.all("Set-Cookie")).isEmpty();
        Answer refused = boxoffice.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
        assertThat(refused.body()).isEqualTo(boxoffice.tryRefresh("rubbish").body());
        Api.SERVER.refuses("access token after logout", tokens.access());
    }

    @Test
    void logoutByFormThenTheSessionIsOver() {
        Tokens tokens = login();
        form("refresh_token=" + tokens.refresh()).hasStatus(204);
        boxoffice.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
    }

    @Test
    void logoutWithAnEarlierTokenThenTheWholeFamilyIsOver() {
        Tokens first = login();
        Tokens second = boxoffice.refresh(first);
        boxoffice.tryLogout(first.refresh()).hasStatus(204);
        boxoffice.tryRefresh(second.refresh()).isOAuthError(400, "invalid_grant");
    }

    @Test
    void logoutThenAnotherSessionOfTheSameUserLives() {
        Tokens ended = login();
        Tokens living = login();
        boxoffice.tryLogout(ended.refresh()).hasStatus(204);
        assertThat(boxoffice.refresh(living).audience()).isEqualTo("server");
    }

    @Test
    @DisplayName("A107: logout twice is 204 twice")
    void logoutTwiceThenTheSameAnswer() {
        Tokens tokens = login();
        Answer first = boxoffice.tryLogout(tokens.refresh()).hasStatus(204);
        Answer second = boxoffice.tryLogout(tokens.refresh()).hasStatus(204);
        assertThat(second.headers().keySet()).isEqualTo(first.headers().keySet());
    }

    @Test
    @DisplayName("A096: what is no token of ours ends nothing, and the answer does not tell")
    void logoutWithAnUnknownTokenThen204AndNothingEnds() {
        Tokens tokens = login();
        String text = tokens.refresh();
        String altered = text.substring(0, 60) + (text.charAt(60) == 'A' ? 'B' : 'A') + text.substring(61);
        for (String unknown : new String[] {"", "rubbish", altered, text + "A", tokens.access(), "A".repeat(4_000)}) {
            boxoffice.tryLogout(unknown).hasStatus(204);
        }
        assertThat(boxoffice.refresh(tokens).audience()).isEqualTo("server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"refresh_token\":null}",
                "{\"refresh_token\":1}",
                "{\"refresh_token\":[\"x\"]}",
                "{\"refresh_token\":\"x\",\"refresh_token\":\"x\"}",
                "{\"refresh_token\":\"x\",\"audience\":\"server\"}",
                "{\"refresh_token\":\"x\",\"all\":true}"
            })
    void logoutWithAnotherBodyThenInvalidRequest(String body) {
        Answer answer = boxoffice.post("/auth/logout", body).isOAuthError(400, "invalid_request");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    @DisplayName("RF-14, A105: a token in the query or a header is no token")
    void tokenElsewhereThenInvalidRequestAndTheSessionLives() {
        Tokens tokens = login();
        boxoffice.post("/auth/logout?refresh_token=" + tokens.refresh(), "{}").isOAuthError(400, "invalid_request");
        boxoffice.post("/auth/logout", "{}", tokens.refresh()).isOAuthError(400, "invalid_request");
        assertThat(boxoffice.refresh(tokens).audience()).isEqualTo("server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void anotherMethodThenNotAllowed(String method) {
        boxoffice.raw(method, "/auth/logout").hasStatus(405);
    }

    private Tokens login() {
        return boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
    }

    private Answer form(String body) {
        return boxoffice.post("/auth/logout", FORM, body.getBytes(StandardCharsets.US_ASCII));
    }
}
