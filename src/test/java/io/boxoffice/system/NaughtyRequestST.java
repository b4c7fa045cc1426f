package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.NaughtyTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Some of {@link NaughtyTexts}, and with {@link NaughtyRequestDrillST} all of them, as the parameters of authorization requests, codes,
 * sign-in, consent and signing out: no fault, nothing becomes markup, and nobody is sent where nothing is registered.
 */
@Order(2)
@ThirdLane
class NaughtyRequestST {
    private static final String HOME = "https://client.example/home";

    /** Some of the texts are the end of such an element. */
    private static final String OWN_SCRIPT = "<script src=\"/sign-in/[^\"]*\"></script>";

    private final Boxoffice boxoffice = SecondServer.open();
    private final OAuthClient client =
            CodeFlow.webClient(boxoffice, "post_logout_redirect_uris", List.of(HOME), "require_pkce", false);
    private final WebBrowser browser = new WebBrowser(boxoffice);

    private List<String> filled(String place) {
        return texts(place).stream().filter(text -> !text.isEmpty()).toList();
    }

    /** What is put at a place. */
    List<String> texts(String place) {
        return NaughtyTexts.some(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state",
                "nonce",
                "login_hint",
                "ui_locales",
                "claims",
                "acr_values",
                "prompt",
                "max_age",
                "code_challenge",
                "id_token_hint",
                "scope",
                "audience",
                "resource",
                "response_mode",
                "dpop_jkt"
            })
    @DisplayName("A152, ER-05, ER-06: at the authorization endpoint, and as pushed")
    void parameterOfARequestThenTheClientIsToldOrAPage(String name) {
        List<String> texts = filled(name);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            CodeFlow flow = CodeFlow.of(client, name, text);
            assertLeadsNowhereElse(text, browser.open(flow.path()));
            if (i % 4 == 0) {
                assertLeadsNowhereElse(text, boxoffice.send(client.request("/oauth2/authorize", flow.array())));
                assertPushedOrRefused(text, client.ask("/oauth2/par", flow.array()));
            }
        }
    }

    private static void assertPushedOrRefused(String text, Answer pushed) {
        assertThat(pushed.status()).as(text).isIn(201, 400);
        assertThat(pushed.mediaType()).isEqualTo("application/json");
        assertNotSaidBack(text, pushed);
    }

    private static void assertLeadsNowhereElse(String text, Answer answer) {
        assertThat(answer.status()).as(text).isIn(200, 303, 400);
        if (answer.status() == 303) {
            assertThat(answer.header("Location"))
                    .matches("(?:/oauth2/authorize/|https://client\\.example/callback\\?).*");
        }
        assertNoMarkup(text, answer);
    }

    /** What a form shows again is escaped; what is short, or has nothing to escape, cannot be told from the page. */
    private static void assertNoMarkup(String text, Answer answer) {
        if (text.length() > 6 && text.matches("(?s).*[<\"].*")) {
            String body = answer.body().replaceAll(OWN_SCRIPT, "");
            assertThat(answer.headers() + body).doesNotContain(text);
        }
    }

    private static void assertNotSaidBack(String text, Answer answer) {
        if (text.length() > 12) {
            assertThat(answer.headers() + answer.body()).doesNotContain(text);
        }
    }

    @Test
    @DisplayName("OA-14: as a state it comes back letter for letter, or the request is refused without it")
    void stateThenTheSameTextOrNone() {
        for (String text : filled("state without a page")) {
            Answer answer = browser.look(
                    CodeFlow.of(client, "state", text, "prompt", "none").path());
            if (answer.status() == 400) {
                assertNotSaidBack(text, answer.isPage(400));
                continue;
            }
            Map<String, String> returned = WebBrowser.returned(answer);
            assertThat(returned).containsEntry("iss", boxoffice.issuer());
            if (returned.containsKey("state")) {
                assertThat(returned).containsEntry("state", text);
                assertThat(text).matches("[\\x20-\\x7E]+");
            } else {
                assertThat(returned).containsEntry("error", "invalid_request");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    @DisplayName("OA-01, A135: as what decides where to go")
    void addressOrClientThenPageAndNoRedirect(String name) {
        for (String text : filled(name)) {
            CodeFlow flow = CodeFlow.of(client, name, text);
            for (Answer page : List.of(
                    browser.look(flow.path()), boxoffice.send(client.request("/oauth2/authorize", flow.array())))) {
                page.isPage(400);
                assertNotSaidBack(text, page);
            }
            assertThat(client.ask("/oauth2/par", flow.array()).status()).isIn(400, 401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "code_verifier", "redirect_uri"})
    @DisplayName("A138, ER-05: at the token endpoint")
    void parameterOfACodeThenRefused(String name) {
        CodeFlow flow = CodeFlow.of(client);
        String code = WebBrowser.code(flow.agreed(browser, CodeFlow.orderer(boxoffice)));
        for (String text : filled("token " + name)) {
            Answer refused = flow.redeem(code, name, text).hasStatus(400);
            assertThat(refused.text("error")).isIn("invalid_grant", "invalid_request");
            assertNotSaidBack(text, refused);
        }
        flow.redeem(code).hasStatus(200);
    }

    @Test
    @DisplayName("ER-06: at the sign-in page")
    void typedAtTheSignInThenAskedAgain() {
        Answer page = browser.open(CodeFlow.of(client).path());
        filled("username").stream()
                .filter(text -> !Answer.looksInternal(text))
                .forEach(text -> assertNoMarkup(
                        text, typed(page, "username", text, "password", "correct horse battery staple")));
        filled("password")
                .forEach(text ->
                        assertNotSaidBack(text, typed(page, "username", "nobody-of-that-name", "password", text)));
    }

    private Answer typed(Answer page, String... fields) {
        return browser.submit(page, "sign-in", fields).hasStatus(400);
    }

    @Test
    @DisplayName("A151: as the decision and the token of a consent")
    void consentThenNothingIsAllowed() {
        Answer page = browser.signIn(browser.open(CodeFlow.of(client).path()), CodeFlow.orderer(boxoffice));
        String address = WebBrowser.formAddress(page);
        for (String text : filled("consent")) {
            List<Answer> refused = new ArrayList<>(List.of(
                    browser.post(address, "csrf", WebBrowser.csrf(page), "decision", text),
                    browser.post(address, "csrf", text, "decision", "allow")));
            refused.forEach(answer -> assertNotSaidBack(text, answer.isPage(400)));
        }
        assertThat(WebBrowser.returned(browser.submit(page, "allow"))).containsKey("code");
    }

    @Test
    @DisplayName("OA-01: at the endpoint that signs out")
    void signingOutThenNowhereElse() {
        CodeFlow flow = CodeFlow.of(client);
        Person person = CodeFlow.orderer(boxoffice);
        String hint = flow.redeem(flow.agreed(browser, person)).text("id_token");
        for (String text : filled("logout")) {
            for (String name :
                    List.of("id_token_hint", "post_logout_redirect_uri", "state", "client_id", "ui_locales")) {
                Answer asked = browser.look("/oauth2/logout?" + OAuthClient.form(name, text));
                assertThat(asked.status()).as("%s %s", name, text).isIn(200, 400);
                assertThat(asked.mediaType()).isEqualTo("text/html");
                assertNotSaidBack(text, asked);
            }
            browser.look("/oauth2/logout?" + OAuthClient.form("id_token_hint", hint, "post_logout_redirect_uri", text))
                    .isPage(400);
        }
        assertThat(WebBrowser.returned(
                        browser.look(CodeFlow.of(client, "prompt", "none").path())))
                .containsKey("code");
        for (String text : filled("logout")) {
            String address = "/oauth2/logout?"
                    + OAuthClient.form("id_token_hint", hint, "post_logout_redirect_uri", HOME, "state", text);
            Answer back = browser.look(address);
            if (back.status() == 400) {
                assertNotSaidBack(text, back.isPage(400));
            } else {
                assertThat(WebBrowser.returned(back)).containsExactly(Map.entry("state", text));
            }
        }
    }
}
