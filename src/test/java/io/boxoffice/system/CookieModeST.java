package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The refresh token in a cookie instead of the body (RF-14, A105 as the contract has them). */
class CookieModeST {
    private static final String CSRF = "X-Boxoffice-Csrf";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Page page = new Page(boxoffice, boxoffice.issuer());

    @ParameterizedTest
    @EnumSource
    void loginThenTheTokenIsInTheCookieAndNotInTheBody(Api api) {
        Answer answer = page.login(api.audience()).hasStatus(200);
        long life = answer.json().path("refresh_expires_in").longValue();
        assertHasNoRefreshToken(answer);
        assertThat(Page.attributes(answer.header("Set-Cookie")))
                .containsExactlyInAnyOrder("HttpOnly", "Secure", "SameSite=Strict", "Path=/auth", "Max-Age=" + life);
        assertThat(life).isBetween(14 * 24 * 3600L - 5, 14 * 24 * 3600L);
        assertThat(page.cookie(api.audience())).matches("[A-Za-z0-9_-]{43,}");
        api.admits(answer.text("access_token"));
    }

    @ParameterizedTest
    @EnumSource
    void refreshThenANewCookieAndTokensOfTheSameAudience(Api api) {
        page.login(api.audience()).hasStatus(200);
        String first = page.cookie(api.audience());
        Answer answer = page.refresh(api.audience()).hasStatus(200);
        assertHasNoRefreshToken(answer);
        assertThat(answer.text("audience")).isEqualTo(api.audience());
        assertThat(page.cookie(api.audience())).isNotEmpty().isNotEqualTo(first);
        api.admits(answer.text("access_token"));
        page.refresh(api.audience()).hasStatus(200);
    }

    @Test
    void twoAudiencesThenTheBodyPicksTheCookie() {
        page.login("server").hasStatus(200);
        page.login("other").hasStatus(200);
        String ofServer = page.cookie("server");
        assertThat(page.refresh("other").hasStatus(200).text("audience")).isEqualTo("other");
        assertThat(page.cookie("server")).isEqualTo(ofServer);
        assertThat(page.refresh("server").hasStatus(200).text("audience")).isEqualTo("server");
    }

    @Test
    @DisplayName("the audience only picks the cookie: the token keeps the audience it has")
    void tokenInTheCookieOfAnotherAudienceThenTokensOfItsOwn() {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        Answer answer = page.holding(Page.cookieOf("other"), tokens.refresh())
                .refresh("other")
                .hasStatus(200);
        assertThat(answer.text("audience")).isEqualTo("server");
        Api.OTHER.refuses("token of server", answer.text("access_token"));
    }

    @Test
    void refreshByFormThenTheSame() {
        page.login("server").hasStatus(200);
        Answer answer = boxoffice.send(boxoffice
                .request("/auth/refresh")
                .headers("Content-Type", "application/x-www-form-urlencoded", CSRF, "1", "Origin", boxoffice.issuer())
                .header("Cookie", Page.cookieOf("server") + "=" + page.cookie("server"))
                .POST(BodyPublishers.ofString("audience=server")));
        assertHasNoRefreshToken(answer.hasStatus(200));
    }

    @Test
    void logoutThenTheCookieIsGoneAndTheSessionOver() {
        page.login("server").hasStatus(200);
        String token = page.cookie("server");
        Page.assertIsCleared(page.logout("server").hasStatus(204));
        assertThat(page.cookie("server")).isEmpty();
        boxoffice.tryRefresh(token).isOAuthError(400, "invalid_grant");
        Page.assertIsCleared(page.logout("server").hasStatus(204));
    }

    @Test
    @DisplayName("two users in two tabs: neither goes on as the other, and neither takes the other's cookie away")
    void cookieOfAnotherSessionThenRefusedAndLeftAsItIs() {
        String first = Page.session(page.login("server").hasStatus(200));
        Person person = boxoffice.createUser("server");
        String second = Page.session(page.login(person, "server").hasStatus(200));
        String kept = page.cookie("server");
        Answer refused = page.refresh("server", first).isOAuthError(400, "invalid_grant");
        assertThat(refused.all("Set-Cookie")).isEmpty();
        assertThat(refused.body()).isEqualTo(boxoffice.tryRefresh("rubbish").body());
        assertThat(page.logout("server", first).hasStatus(204).all("Set-Cookie"))
                .isEmpty();
        assertThat(page.generations(second)).isEqualTo(1);
        Answer own = page.refresh("server", second).hasStatus(200);
        assertThat(Page.session(own)).isEqualTo(second);
        assertThat(page.cookie("server")).isNotEqualTo(kept);
        Page.assertIsCleared(page.logout("server", second).hasStatus(204));
    }

    @Test
    @DisplayName("session_id names the session of a cookie, and nothing else")
    void sessionOfABodyTokenOrNoIdThenInvalidRequestAndNothingRotated() {
        String session = Page.session(page.login("server").hasStatus(200));
        String token = page.cookie("server");
        for (String path : List.of("/auth/refresh", "/auth/logout")) {
            boxoffice
                    .post(path, Json.object("refresh_token", token, "session_id", session))
                    .isOAuthError(400, "invalid_request");
            page.post(path, Json.object("audience", "server", "session_id", "x"))
                    .isOAuthError(400, "invalid_request");
        }
        assertThat(page.generations(session)).isEqualTo(1);
        page.refresh("server", session).hasStatus(200);
    }

    @Test
    @DisplayName("RF-10: a login ends the session whose cookie it replaces, at this audience, and no other")
    void loginInTheSameBrowserThenTheSessionBeforeIsOver() {
        page.login("server").hasStatus(200);
        page.login("other").hasStatus(200);
        Tokens elsewhere = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        String wrong = Page.loginBody("server").replace(Boxoffice.ADMIN_PASSWORD, "not the password");
        page.post("/auth/login", wrong).isOAuthError(401, "invalid_grant");
        page.refresh("server").hasStatus(200);
        String ofServer = page.cookie("server");
        page.login(boxoffice.createUser("server"), "server").hasStatus(200);
        boxoffice.tryRefresh(ofServer).isOAuthError(400, "invalid_grant");
        page.refresh("server").hasStatus(200);
        page.refresh("other").hasStatus(200);
        boxoffice.get("/api/server/me", boxoffice.refresh(elsewhere).access()).hasStatus(200);
    }

    @Test
    void refusedRefreshThenTheCookieIsGone() {
        page.login("server").hasStatus(200);
        boxoffice.tryLogout(page.cookie("server")).hasStatus(204);
        Answer refused = page.refresh("server").isOAuthError(400, "invalid_grant");
        Page.assertIsCleared(refused);
        assertThat(refused.body()).isEqualTo(boxoffice.tryRefresh("rubbish").body());
        Page.assertIsCleared(page.refresh("server").isOAuthError(400, "invalid_grant"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"body\"", "\"Cookie\"", "\"\"", "\"cookie \"", "true", "[\"cookie\"]"})
    void loginWithAnotherTransportThenInvalidRequest(String transport) {
        String body = Page.loginBody("server").replace("\"cookie\"", transport);
        Answer answer = page.post("/auth/login", body).isOAuthError(400, "invalid_request");
        assertThat(answer.all("Set-Cookie")).isEmpty();
    }

    @Test
    void loginThatFailsThenNoCookie() {
        String wrong = Page.loginBody("server").replace(Boxoffice.ADMIN_PASSWORD, "not the password");
        assertThat(page.post("/auth/login", wrong)
                        .isOAuthError(401, "invalid_grant")
                        .all("Set-Cookie"))
                .isEmpty();
    }

    @Test
    @DisplayName("RF-14: a cookie's token and a body token together are one too many")
    void cookieAndBodyTokenThenInvalidRequestAndNothingRotated() {
        String session = Page.session(page.login("server").hasStatus(200));
        Tokens inBody = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
        for (String path : List.of("/auth/refresh", "/auth/logout")) {
            for (String body : List.of(
                    Json.object("refresh_token", inBody.refresh()),
                    Json.object("refresh_token", page.cookie("server")),
                    Json.object("refresh_token", inBody.refresh(), "audience", "other"),
                    Json.object("refresh_token", inBody.refresh(), "audience", "server"))) {
                Answer answer = page.post(path, body).isOAuthError(400, "invalid_request");
                assertThat(answer.all("Set-Cookie")).isEmpty();
                assertThat(answer.header("Cache-Control")).contains("no-store");
            }
        }
        assertThat(page.generations(session)).isEqualTo(1);
        assertThat(boxoffice.refresh(inBody).audience()).isEqualTo("other");
    }

    @Test
    @DisplayName("A105: a cookie without the body that picks it is no token")
    void cookieAloneThenInvalidRequest() {
        page.login("server").hasStatus(200);
        page.post("/auth/refresh", "{}").isOAuthError(400, "invalid_request");
        page.post("/auth/logout", "{}").isOAuthError(400, "invalid_request");
        page.refresh("server").hasStatus(200);
    }

    @Test
    @DisplayName("A111: a cookie opens no protected resource")
    void accessTokenInACookieThenNoToken() {
        String access = page.login("server").hasStatus(200).text("access_token");
        Answer answer = boxoffice.raw("GET", "/api/server/me", "Cookie: " + Page.cookieOf("server") + "=" + access);
        Refusal.assertNoToken(answer);
    }

    @Test
    void bodyModeThenAsEverWithoutHeaderOriginAndCookie() {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        Answer answer = boxoffice.tryRefresh(tokens.refresh()).hasStatus(200);
        assertThat(answer.all("Set-Cookie")).isEmpty();
        assertThat(Tokens.of(answer).refresh()).isNotEmpty();
    }

    private static void assertHasNoRefreshToken(Answer answer) {
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(Json.names(answer.json()))
                .isEqualTo(new TreeSet<>(List.of(
                        "access_token", "token_type", "expires_in", "refresh_expires_in", "audience", "scope")));
        assertThat(answer.body()).doesNotContain("bo_rt_");
    }
}
