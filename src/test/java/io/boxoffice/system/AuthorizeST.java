package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET} and {@code POST /oauth2/authorize} (RFC 6749 4.1, OpenID Connect Core 3.1.2): what a client may ask, and where the answer goes. */
class AuthorizeST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = CodeFlow.webClient(boxoffice);
    private final Person person = CodeFlow.orderer(boxoffice);
    private final WebBrowser browser = new WebBrowser(boxoffice);

    @Test
    @DisplayName("OA-05, OA-14: who signs in and agrees brings code, state and issuer back, by 303")
    void agreedThenCodeStateAndIssuer() {
        CodeFlow flow = CodeFlow.of(client);

        Answer back = flow.agreed(browser, person);

        assertThat(back.header("Location")).startsWith(CodeFlow.REDIRECT + "?");
        assertThat(back.header("Cache-Control")).isEqualTo("no-store");
        Map<String, String> returned = WebBrowser.returned(back);
        assertThat(returned).containsOnlyKeys("code", "state", "iss");
        assertThat(returned.get("code")).matches("[A-Za-z0-9_-]{43}");
        assertThat(returned.get("state")).isEqualTo(flow.state());
        assertThat(returned.get("iss")).isEqualTo(boxoffice.issuer());
    }

    @Test
    @DisplayName(
            "whoever is signed in and has agreed sees no page, and the cookies are out of reach of script and plain HTTP")
    void signedInThenNoPage() {
        CodeFlow.of(client).agreed(browser, person);

        Answer second = browser.look(CodeFlow.of(client).path());

        assertThat(WebBrowser.returned(second)).containsKey("code");
        assertThat(browser.cookies()).containsOnlyKeys("__Host-boxoffice-browser", "__Host-boxoffice-signin");
    }

    @Test
    @DisplayName("OA-13: the cookie of the sign-in is another one after each login, and opens no API")
    void loginThenAnotherCookie() {
        CodeFlow.of(client).agreed(browser, person);
        String before = browser.cookies().get("__Host-boxoffice-signin");

        browser.signIn(browser.open(CodeFlow.of(client, "prompt", "login").path()), person);

        String after = browser.cookies().get("__Host-boxoffice-signin");
        assertThat(after).isNotEqualTo(before);
        WebBrowser old = new WebBrowser(boxoffice);
        old.cookies().put("__Host-boxoffice-signin", before);
        assertThat(old.open(CodeFlow.of(client, "prompt", "none").path()).header("Location"))
                .contains("error=login_required");
        browser.look("/api/server/me").hasStatus(401);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, '', invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "prompt, none login, invalid_request",
        "max_age, -5, invalid_request",
        "max_age, +5, invalid_request",
        "claims, [], invalid_request",
        "claims, '{\"id_token\":{},\"id_token\":{}}', invalid_request",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, https://client.example/request, request_uri_not_supported",
        "audience, server, invalid_target",
        "audience, nowhere, invalid_target",
        "audience, '', invalid_target",
        "resource, https://nowhere.example/, invalid_target",
        "scope, 'a  b', invalid_scope",
        "dpop_jkt, short, invalid_request",
        "id_token_hint, eyJhbGciOiJub25lIn0.e30., invalid_request",
        "prompt, none, login_required"
    })
    @DisplayName("OA-02, OA-04, A136, A137, A149: what is wrong behind client and redirect URI is told to the client")
    void badParameterThenRedirectWithError(String name, String value, String error) {
        CodeFlow flow = CodeFlow.of(client, name, value);
        if (name.equals("audience") && value.isEmpty()) {
            flow = CodeFlow.of(client, "audience", "", "scope", "orders.read");
        }

        Map<String, String> returned = WebBrowser.returned(browser.look(flow.path()));

        assertThat(returned).containsEntry("error", error).containsEntry("iss", boxoffice.issuer());
        assertThat(returned).containsEntry("state", flow.state());
        assertThat(returned.get("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://client.example/callback/",
                "https://client.example/Callback",
                "https://client.example:443/callback",
                "https://client.example/callback?x=1",
                "https://client.example/callback#x",
                "https://client.example@evil.example/callback",
                "https://client.example.evil.example/callback",
                "https://evil.example/callback",
                "http://client.example/callback",
                "https://client.example/callback/../evil",
                "https://client.example/%63allback",
                "javascript:alert(1)",
                "//client.example/callback",
                ""
            })
    @DisplayName("OA-01, A135: an address that is not the client's own gets nobody anywhere")
    void otherRedirectUriThenPageAndNoRedirect(String uri) {
        Answer page =
                browser.look(CodeFlow.of(client, "redirect_uri", uri).path()).hasStatus(400);

        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(page.all("Location")).isEmpty();
        assertThat(page.body()).doesNotContain("evil.example", "javascript:");
    }

    @Test
    @DisplayName(
            "OA-01: nor does an unknown client, one that may not, one that is disabled, or two of anything that decides where to go")
    void unknownClientThenPage() {
        OAuthClient machine = OAuthClient.orderReader(boxoffice, Boxoffice.uniqueName());
        String twice = CodeFlow.of(client).path();
        for (String path : java.util.List.of(
                CodeFlow.of(client, "client_id", "nobody").path(),
                CodeFlow.of(client, "client_id", "").path(),
                CodeFlow.of(machine).path(),
                twice + "&client_id=" + client.id(),
                twice + "&redirect_uri=https%3A%2F%2Fevil.example",
                "/oauth2/authorize",
                "/oauth2/authorize?client_id=%FF")) {
            Answer page = browser.look(path).hasStatus(400);
            assertThat(page.mediaType()).as(path).isEqualTo("text/html");
            assertThat(page.all("Location")).isEmpty();
        }
    }

    @Test
    @DisplayName("OA-07: what is repeated is refused, what is unknown or empty is not looked at")
    void repeatedThenRefusedUnknownThenIgnored() {
        assertThat(WebBrowser.returned(browser.look(CodeFlow.of(client).path() + "&nonce=again")))
                .containsEntry("error", "invalid_request");
        browser.open(CodeFlow.of(client).path()
                        + "&unknown=1&unknown=2&max_age=&ui_locales=xx&display=popup&prompt=new")
                .hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource({
        "display, page",
        "display, popup",
        "ui_locales, se",
        "claims_locales, se",
        "login_hint, nobody@example.org",
        "acr_values, aal1 urn:unknown",
        "scope, orders.read openid",
        "scope, openid profile email address phone orders.read offline_access"
    })
    @DisplayName("OpenID Connect Core 3.1.2.1, 15.1: a wish that means nothing here is no error")
    void wishThenNeverAnError(String name, String value) {
        CodeFlow flow = CodeFlow.of(client, name, value);

        flow.redeem(flow.agreed(browser, person)).hasStatus(200);
    }

    @Test
    @DisplayName("what is unknown is not kept, however long it is; what is known and too long is told to the client")
    void longThenIgnoredOrTold() {
        CodeFlow flow = CodeFlow.of(client);
        String tildes = flow.form() + "&unknown=" + "~".repeat(60_000);
        Answer stored = boxoffice.send(boxoffice
                .request("/oauth2/authorize")
                .header("Content-Type", OAuthClient.FORM)
                .POST(HttpRequest.BodyPublishers.ofString(tildes)));
        browser.open(stored.hasStatus(303).header("Location")).hasStatus(200);

        String[] scopes =
                IntStream.range(0, 900).mapToObj(i -> "!".repeat(20) + i).toArray(String[]::new);
        CodeFlow wide = CodeFlow.of(client, "scope", String.join(" ", scopes));
        assertThat(WebBrowser.returned(boxoffice.send(client.request("/oauth2/authorize", wide.array()))))
                .containsEntry("error", "invalid_request")
                .containsEntry("state", wide.state());
    }

    @Test
    @DisplayName("the query that is registered stays, and other parameters come behind it")
    void registeredQueryThenKept() {
        String uri = CodeFlow.REDIRECT + "?dummy1=lorem&dummy2=ipsum";
        OAuthClient with = CodeFlow.webClient(boxoffice, "redirect_uris", java.util.List.of(uri));

        Answer back = CodeFlow.of(with, "redirect_uri", uri).agreed(browser, person);

        assertThat(back.header("Location")).startsWith(uri + "&code=");
    }

    @Test
    @DisplayName("RFC 8252 7.3: on the user's own machine the port is free, path and host are not")
    void loopbackThenAnyPort() {
        OAuthClient app = CodeFlow.webClient(
                boxoffice, "type", "confidential", "redirect_uris", java.util.List.of("http://127.0.0.1/callback"));

        browser.open(CodeFlow.of(app, "redirect_uri", "http://127.0.0.1:51004/callback")
                        .path())
                .hasStatus(200);
        browser.look(CodeFlow.of(app, "redirect_uri", "http://127.0.0.1:51004/other")
                        .path())
                .hasStatus(400);
        browser.look(CodeFlow.of(app, "redirect_uri", "http://localhost:51004/callback")
                        .path())
                .hasStatus(400);
        browser.look(CodeFlow.of(app, "redirect_uri", "http://127.0.0.1.evil.example/callback")
                        .path())
                .hasStatus(400);
    }

    @Test
    @DisplayName("response_mode=form_post: the answer stands in a form, for script or a button")
    void formPostThenForm() {
        CodeFlow flow = CodeFlow.of(client, "response_mode", "form_post");

        Answer page = flow.agreed(browser, person).hasStatus(200);

        assertThat(WebBrowser.formAddress(page)).isEqualTo(CodeFlow.REDIRECT);
        assertThat(page.body()).contains("name=\"code\"", "name=\"state\"", "name=\"iss\"");
        assertThat(page.header("Content-Security-Policy")).contains("form-action 'self' https://client.example");
    }

    @Test
    @DisplayName("a POST of another site comes without cookies, and still finds who is signed in")
    void postOfAnotherSiteThenSignedIn() {
        CodeFlow.of(client).agreed(browser, person);
        CodeFlow flow = CodeFlow.of(client);

        Answer stored = boxoffice
                .send(client.request("/oauth2/authorize", flow.array()))
                .hasStatus(303);
        Answer back = browser.open(stored.header("Location"));

        assertThat(stored.all("Set-Cookie")).isEmpty();
        assertThat(stored.header("Cache-Control")).isEqualTo("no-store");
        assertThat(WebBrowser.returned(back)).containsKey("code").containsEntry("state", flow.state());
    }

    @Test
    @DisplayName(
            "A148: prompt=none shows no page, login and max_age ask again, select_account asks which, consent asks for it")
    void promptThenPageOrNone() {
        CodeFlow.of(client).agreed(browser, person);

        assertThat(WebBrowser.returned(
                        browser.open(CodeFlow.of(client, "prompt", "none").path())))
                .containsKey("code");
        assertThat(browser.open(CodeFlow.of(client, "prompt", "login").path()).body())
                .contains("name=\"password\"");
        assertThat(browser.open(CodeFlow.of(client, "max_age", "0").path()).body())
                .contains("name=\"password\"");
        assertThat(WebBrowser.returned(
                        browser.open(CodeFlow.of(client, "max_age", "10000").path())))
                .containsKey("code");
        Answer account =
                browser.open(CodeFlow.of(client, "prompt", "select_account").path());
        assertThat(account.body()).contains("value=\"continue\"", "value=\"other\"", person.username());
        assertThat(WebBrowser.returned(browser.submit(account, "continue"))).containsKey("code");
        Answer consent = browser.open(CodeFlow.of(client, "prompt", "consent").path());
        assertThat(consent.body()).contains("value=\"allow\"", "value=\"deny\"");
        assertThat(WebBrowser.returned(browser.submit(consent, "allow"))).containsKey("code");
    }

    @Test
    @DisplayName(
            "A148: who signs in again for prompt=login or max_age=0 is done with it, and the way back skips nothing")
    void promptLoginThenOnceAndNotSkipped() {
        CodeFlow.of(client).agreed(browser, person);
        Answer page = browser.open(
                CodeFlow.of(client, "prompt", "login", "max_age", "0").path());
        String address = WebBrowser.formAddress(page);

        assertThat(browser.open(address).body()).contains("name=\"password\"");
        assertThat(WebBrowser.returned(browser.signIn(page, person))).containsKey("code");
    }

    @Test
    @DisplayName("consent: remembered, asked for again only where more is wanted, and denied is told")
    void consentThenRememberedOrDenied() {
        CodeFlow.of(client).agreed(browser, person);

        Answer wider = browser.open(
                CodeFlow.of(client, "scope", "openid orders.read profile").path());
        assertThat(wider.body()).contains("value=\"allow\"");
        assertThat(WebBrowser.returned(browser.submit(wider, "deny"))).containsEntry("error", "access_denied");
        assertThat(WebBrowser.returned(
                        browser.open(CodeFlow.of(client, "prompt", "none").path())))
                .containsKey("code");
        assertThat(WebBrowser.returned(
                        browser.open(CodeFlow.of(client, "prompt", "none", "scope", "openid profile orders.read")
                                .path())))
                .containsEntry("error", "consent_required");
    }

    @Test
    @DisplayName("a client of our own asks nobody")
    void firstPartyThenNoConsent() {
        OAuthClient own = CodeFlow.webClient(boxoffice, "first_party", true);

        Answer back = browser.signIn(browser.open(CodeFlow.of(own).path()), person);

        assertThat(WebBrowser.returned(back)).containsKey("code");
    }

    @Test
    @DisplayName("a user who has nothing at the audience, or none of the scopes, brings an error back")
    void nothingGrantedThenError() {
        Person elsewhere = boxoffice.createUser("server");
        assertThat(WebBrowser.returned(
                        browser.signIn(browser.open(CodeFlow.of(client).path()), elsewhere)))
                .containsEntry("error", "access_denied");
    }

    @Test
    @DisplayName("ER-01: a wrong password and an unknown user see one page; the name is kept, the password is not")
    void wrongPasswordThenSamePage() {
        Answer page = browser.open(CodeFlow.of(client).path());
        Answer wrong = browser.submit(page, "sign-in", "username", person.username(), "password", "wrong-password-1");
        Answer unknown =
                browser.submit(page, "sign-in", "username", "nobody-of-that-name", "password", "wrong-password-1");

        assertThat(told(wrong.hasStatus(400), person.username()))
                .isEqualTo(told(unknown.hasStatus(400), "nobody-of-that-name"))
                .doesNotContain("wrong-password-1");
        assertThat(WebBrowser.returned(browser.submit(browser.signIn(wrong, person), "allow")))
                .containsKey("code");
    }

    /** A page but for the name that was typed, and for what a passkey is asked, which is another each time. */
    private static String told(Answer page, String name) {
        return page.body().replace(name, "NAME").replaceAll("data-options=\"[^\"]*\"", "");
    }

    @Test
    @DisplayName(
            "OA-13, A151: a form without the token of this browser, request and step does nothing, nor does one of another site")
    void foreignFormThenNothing() {
        Answer page = browser.open(CodeFlow.of(client).path());
        String address = WebBrowser.formAddress(page);
        Answer other = browser.open(CodeFlow.of(client).path());

        browser.post(address, "decision", "sign-in", "username", person.username(), "password", person.password())
                .hasStatus(400);
        browser.post(
                        address,
                        "csrf",
                        WebBrowser.csrf(other),
                        "decision",
                        "sign-in",
                        "username",
                        person.username(),
                        "password",
                        person.password())
                .hasStatus(400);
        browser.post(address, "csrf", WebBrowser.csrf(page), "decision", "allow")
                .hasStatus(400);
        browser.send(client.request(address, "csrf", WebBrowser.csrf(page), "decision", "cancel")
                        .header("Origin", "https://evil.example"))
                .hasStatus(403);
        browser.send(client.request(address, "csrf", WebBrowser.csrf(page), "decision", "cancel")
                        .header("Sec-Fetch-Site", "cross-site"))
                .hasStatus(403);
        assertThat(browser.cookies()).doesNotContainKey("__Host-boxoffice-signin");
    }

    @Test
    @DisplayName("OA-13, A150: a request that one browser began is finished in no other")
    void anotherBrowserThenPage() {
        Answer page = browser.open(CodeFlow.of(client).path());
        WebBrowser victim = new WebBrowser(boxoffice);

        Answer seen = victim.open(WebBrowser.formAddress(page)).hasStatus(400);

        assertThat(seen.body()).doesNotContain("name=\"password\"");
        victim.submit(page, "sign-in", "username", person.username(), "password", person.password())
                .hasStatus(400);
    }

    @Test
    @DisplayName("two tabs are two: each goes its own way, whichever is first")
    void twoTabsThenTwoAnswers() {
        CodeFlow first = CodeFlow.of(client);
        CodeFlow second = CodeFlow.of(client);
        Answer one = browser.open(first.path());
        Answer two = browser.open(second.path());

        Answer back = browser.submit(browser.signIn(two, person), "allow");

        assertThat(WebBrowser.returned(back)).containsEntry("state", second.state());
        assertThat(WebBrowser.returned(browser.signIn(one, person))).containsEntry("state", first.state());
    }

    @Test
    @DisplayName("a request that was answered shows a page with a way back to the client, and gives no second code")
    void answeredThenPageThatHelps() {
        Answer page = browser.open(CodeFlow.of(client).path());
        String address = WebBrowser.formAddress(page);
        browser.submit(browser.signIn(page, person), "allow");

        Answer again = browser.open(address).hasStatus(400);

        assertThat(again.mediaType()).isEqualTo("text/html");
        assertThat(again.body()).contains("href=\"https://client.example/\"");
        browser.open("/oauth2/authorize/" + CodeFlow.random()).hasStatus(400);
        browser.open("/oauth2/authorize/short").hasStatus(400);
    }

    @Test
    @DisplayName("A151: no page is framed, and none runs a script that is not ours")
    void pageThenNotFramed() {
        assertThat(browser.open(CodeFlow.of(client).path()).header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    @DisplayName("A152, OA-14: a script in state or login_hint comes back encoded, a line break goes nowhere")
    void scriptOrLineBreakThenEncodedOrRefused() {
        String script = "<script>alert(1)</script>\"'&";
        Answer page = browser.open(
                CodeFlow.of(client, "state", script, "login_hint", script).path());
        assertThat(page.body()).doesNotContain("<script>alert");
        Answer back = browser.submit(browser.signIn(page, person), "allow");
        assertThat(back.header("Location")).doesNotContain("<", "\"", "'");
        assertThat(WebBrowser.returned(back)).containsEntry("state", script);

        Answer broken = browser.look(
                        CodeFlow.of(client, "state", "a\r\nSet-Cookie: x=1").path())
                .hasStatus(400);
        assertThat(broken.all("Location")).isEmpty();
        assertThat(broken.all("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("whoever ends all sessions of a user ends their sign-ins too")
    void allEndedThenSignedOut() {
        CodeFlow.of(client).agreed(browser, person);

        boxoffice
                .delete(
                        "/api/server/users/" + person.id() + "/sessions",
                        boxoffice.admin("server").access())
                .hasStatus(204);

        assertThat(WebBrowser.returned(
                        browser.open(CodeFlow.of(client, "prompt", "none").path())))
                .containsEntry("error", "login_required");
    }
}
