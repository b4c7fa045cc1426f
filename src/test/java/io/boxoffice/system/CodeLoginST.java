package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /auth/code}: the built-in client signs in as any other public client, and gets what a login gives. */
class CodeLoginST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Person person = CodeFlow.orderer(boxoffice);
    private final WebBrowser browser = new WebBrowser(boxoffice);

    @Test
    @DisplayName("without a page of consent, all that is granted, and an ID token for the client")
    void codeThenWhatALoginGivesAndAnIdToken() {
        CodeLogin login = CodeLogin.of(boxoffice, "other");

        Answer tokens = login.redeem(login.code(browser, person)).hasStatus(200);

        assertThat(Json.names(tokens.json()))
                .containsExactlyInAnyOrder(
                        "access_token",
                        "token_type",
                        "expires_in",
                        "refresh_token",
                        "refresh_expires_in",
                        "audience",
                        "scope",
                        "id_token");
        assertThat(tokens.header("Cache-Control")).contains("no-store");
        assertThat(tokens.text("scope")).isEqualTo("orders.read orders.write");
        JsonNode id = TokenText.of(tokens.text("id_token")).claimsJson();
        assertThat(id.path("aud").stringValue()).isEqualTo(CodeLogin.CLIENT);
        assertThat(id.path("sub").stringValue()).isEqualTo(person.id());
        assertThat(id.path("nonce").stringValue())
                .isEqualTo(login.flow().parameters().get("nonce"));
        boxoffice.get("/api/other/orders", tokens.text("access_token")).hasStatus(200);
        Answer refreshed = boxoffice.tryRefresh(tokens.text("refresh_token")).hasStatus(200);
        assertThat(TokenText.of(refreshed.text("id_token"))
                        .claimsJson()
                        .path("sub")
                        .stringValue())
                .isEqualTo(person.id());
        assertThat(refreshed.text("scope")).isEqualTo("orders.read orders.write");
    }

    @Test
    @DisplayName("scope absent: all that there is of userinfo; scope present: as much as is asked")
    void scopeThenAsEverywhereElse() {
        CodeLogin userinfo = CodeLogin.of(boxoffice, "userinfo");
        assertThat(userinfo.redeem(userinfo.code(browser, person))
                        .hasStatus(200)
                        .text("scope"))
                .isEqualTo("email openid profile");
        CodeLogin narrow = CodeLogin.of(boxoffice, "other", "scope", "openid orders.read");
        assertThat(narrow.redeem(narrow.code(browser)).hasStatus(200).text("scope"))
                .isEqualTo("orders.read");
        CodeLogin plain = CodeLogin.of(boxoffice, "other", "scope", "orders.read");
        assertThat(Json.names(plain.redeem(plain.code(browser)).hasStatus(200).json()))
                .doesNotContain("id_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void unknownCodeThenInvalidGrant(String code) {
        CodeLogin.of(boxoffice, "other").redeem(code).isOAuthError(400, "invalid_grant");
    }

    @Test
    @DisplayName("one body, whatever is not good about a code")
    void codeOfSomethingElseThenInvalidGrant() {
        String unknown = CodeLogin.of(boxoffice, "other").redeem("x").body();
        CodeLogin login = CodeLogin.of(boxoffice, "other");
        String code = login.code(browser, person);
        CodeLogin another = CodeLogin.of(boxoffice, "other");
        assertThat(another.redeem(code).isOAuthError(400, "invalid_grant").body())
                .as("another verifier")
                .isEqualTo(unknown);
        CodeFlow foreign = CodeFlow.of(CodeFlow.webClient(boxoffice, "first_party", true));
        Answer returned = browser.look(foreign.path());
        Answer refused = boxoffice.post(
                "/auth/code",
                Json.object(
                        "code", WebBrowser.code(returned), "code_verifier", foreign.verifier(), "audience", "other"));
        assertThat(refused.isOAuthError(400, "invalid_grant").body())
                .as("a code of another client")
                .isEqualTo(unknown);
        foreign.redeem(returned).hasStatus(200);
        login.redeem(code).hasStatus(200);
    }

    @Test
    @DisplayName("OA-03: a code that comes again ends what it gave")
    void codeAgainThenInvalidGrantAndWhatItGaveIsOver() {
        CodeLogin login = CodeLogin.of(boxoffice, "other");
        String code = login.code(browser, person);
        String refresh = login.redeem(code).hasStatus(200).text("refresh_token");
        login.redeem(code).isOAuthError(400, "invalid_grant");
        boxoffice.tryRefresh(refresh).isOAuthError(400, "invalid_grant");
    }

    @Test
    void anotherAudienceThenInvalidTarget() {
        CodeLogin login = CodeLogin.of(boxoffice, "other");
        String code = login.code(browser, person);
        for (String audience : List.of("nowhere", "server")) {
            boxoffice
                    .post(
                            "/auth/code",
                            Json.object(
                                    "code", code, "code_verifier", login.flow().verifier(), "audience", audience))
                    .isOAuthError(400, "invalid_target");
        }
    }

    @Test
    @DisplayName("the built-in client is nobody at /oauth2, with a good code too")
    void endpointsOfClientsThenInvalidClient() {
        CodeLogin login = CodeLogin.of(boxoffice, "other");
        String code = login.code(browser, person);
        OAuthClient client = login.flow().client();
        boxoffice
                .send(client.request(
                        "/oauth2/token",
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        CodeLogin.CLIENT,
                        "code",
                        code,
                        "redirect_uri",
                        boxoffice.issuer() + "/",
                        "code_verifier",
                        login.flow().verifier()))
                .isOAuthError(401, "invalid_client");
        for (String path : List.of("/oauth2/par", "/oauth2/introspect", "/oauth2/revoke")) {
            boxoffice
                    .send(client.request(path, "client_id", CodeLogin.CLIENT, "token", "x"))
                    .isOAuthError(401, "invalid_client");
        }
        login.redeem(code).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/x", "/page/", "/?x=1", "/#x"})
    @DisplayName("OA-01: the codes of the page go to the page")
    void anotherRedirectUriThenPageAndNoRedirect(String rest) {
        CodeLogin login = CodeLogin.of(boxoffice, "other", "redirect_uri", boxoffice.issuer() + rest);
        Answer page = browser.look(login.flow().path()).hasStatus(400);
        assertThat(page.all("Location")).isEmpty();
    }

    @Test
    void withoutPkceThenRefused() {
        CodeLogin login = CodeLogin.of(boxoffice, "other", "code_challenge", "", "scope", "openid");
        assertThat(WebBrowser.returned(browser.look(login.flow().path())))
                .containsEntry("error", "invalid_request")
                .containsEntry("iss", boxoffice.issuer());
    }

    @Test
    void audienceThatTheUserHasNotThenAccessDenied() {
        CodeLogin login = CodeLogin.of(boxoffice, "server");
        Answer returned = browser.signIn(browser.open(login.flow().path()), person);
        assertThat(WebBrowser.returned(returned)).containsEntry("error", "access_denied");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("RF-14: the refresh token in a cookie instead of the body")
    void cookieThenTheTokenIsThereAndNotInTheBody(Api api) {
        Page page = new Page(boxoffice, boxoffice.issuer());
        Person both = boxoffice.hireWith(Map.of("audiences", List.of("server", "other")));
        CodeLogin login = CodeLogin.of(boxoffice, api.audience());
        Answer answer = page.post("/auth/code", login.cookieBody(login.code(browser, both)))
                .hasStatus(200);
        assertThat(Json.names(answer.json()))
                .contains("access_token", "id_token")
                .doesNotContain("refresh_token");
        assertThat(Page.attributes(answer.header("Set-Cookie")))
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/auth");
        api.admits(answer.text("access_token"));
        assertThat(page.refresh(api.audience()).hasStatus(200).text("id_token")).isNotEmpty();
        page.logout(api.audience()).hasStatus(204);
        page.refresh(api.audience()).isOAuthError(400, "invalid_grant");
    }

    @Test
    @DisplayName("A091: a foreign page brings nobody a cookie of somebody else")
    void cookieWithoutTheCheckThenAccessDeniedAndTheCodeIsStillGood() {
        CodeLogin login = CodeLogin.of(boxoffice, "other");
        String code = login.code(browser, person);
        Page page = new Page(boxoffice, boxoffice.issuer());
        for (String[] headers : List.of(new String[] {}, new String[] {"Origin", boxoffice.issuer()}, new String[] {
            "X-Boxoffice-Csrf", "1", "Origin", "https://evil.example"
        })) {
            Answer denied =
                    page.postWith(headers, "/auth/code", login.cookieBody(code)).isOAuthError(403, "access_denied");
            assertThat(denied.all("Set-Cookie")).isEmpty();
        }
        page.post("/auth/code", login.cookieBody(code)).hasStatus(200);
    }

    @Test
    @DisplayName("RF-10: it ends the session whose cookie it replaces, and a code that is not good ends none")
    void cookieReplacedThenTheSessionBeforeIsOver() {
        Page page = new Page(boxoffice, boxoffice.issuer());
        page.login(person, "other").hasStatus(200);
        CodeLogin login = CodeLogin.of(boxoffice, "other");
        String code = login.code(browser, person);
        page.post("/auth/code", login.cookieBody("x")).isOAuthError(400, "invalid_grant");
        page.refresh("other").hasStatus(200);
        String before = page.cookie("other");
        page.post("/auth/code", login.cookieBody(code)).hasStatus(200);
        boxoffice.tryRefresh(before).isOAuthError(400, "invalid_grant");
        page.refresh("other").hasStatus(200);
    }

    @Test
    @DisplayName(
            "OpenID Connect RP-Initiated Logout: back at the page, and the sessions that began in the sign-in are over")
    void signedOutThenBackAtThePageAndTheSessionsAreOver() {
        CodeLogin login = CodeLogin.of(boxoffice, "other");
        Answer tokens = login.redeem(login.code(browser, person)).hasStatus(200);
        String home = boxoffice.issuer() + "/";
        String query = OAuthClient.form(
                "client_id",
                CodeLogin.CLIENT,
                "id_token_hint",
                tokens.text("id_token"),
                "post_logout_redirect_uri",
                home);
        assertThat(browser.look("/oauth2/logout?" + query).hasStatus(303).header("Location"))
                .isEqualTo(home);
        boxoffice.tryRefresh(tokens.text("refresh_token")).isOAuthError(400, "invalid_grant");
        assertThat(WebBrowser.returned(browser.look(CodeLogin.of(boxoffice, "other", "prompt", "none")
                        .flow()
                        .path())))
                .containsEntry("error", "login_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":\"x\",\"audience\":\"other\"}",
                "{\"code\":\"x\",\"code_verifier\":\"x\"}",
                "{\"code\":1,\"code_verifier\":\"x\",\"audience\":\"other\"}",
                "{\"code\":\"x\",\"code_verifier\":\"x\",\"audience\":[\"other\"]}",
                "{\"code\":\"x\",\"code_verifier\":\"x\",\"audience\":\"\"}",
                "{\"code\":\"x\",\"code_verifier\":\"x\",\"audience\":\"other\",\"transport\":\"body\"}",
                "{\"code\":\"x\",\"code_verifier\":\"x\",\"audience\":\"other\",\"client_id\":\"boxoffice\"}",
                "{"
            })
    void anotherBodyThenInvalidRequest(String body) {
        boxoffice.post("/auth/code", body).isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("a change of one's own password spares the session in which it is made, and ends the sign-in")
    void ownPasswordChangedThenThisSessionGoesOnAndTheSignInDoesNot() {
        Person chooser = boxoffice.createUser("server");
        CodeLogin login = CodeLogin.of(boxoffice, "server");
        Answer tokens = login.redeem(login.code(browser, chooser)).hasStatus(200);
        boxoffice
                .send(boxoffice
                        .request("/api/server/me/password")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + tokens.text("access_token"))
                        .PUT(BodyPublishers.ofString(Json.object(
                                "current_password",
                                chooser.password(),
                                "new_password",
                                "four green horses " + chooser.username()))))
                .hasStatus(204);
        boxoffice.tryRefresh(tokens.text("refresh_token")).hasStatus(200);
        assertThat(WebBrowser.returned(browser.look(CodeLogin.of(boxoffice, "server", "prompt", "none")
                        .flow()
                        .path())))
                .containsEntry("error", "login_required");
    }
}
