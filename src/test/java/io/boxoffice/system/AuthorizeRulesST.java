package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of authorization requests, sign-ins and consents at their edges: who is switched off, late, second, or somebody else. */
class AuthorizeRulesST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = CodeFlow.webClient(boxoffice);
    private final Person person = CodeFlow.orderer(boxoffice);
    private final WebBrowser browser = new WebBrowser(boxoffice);

    private Map<String, String> silently(WebBrowser who, String... changes) {
        CodeFlow flow = CodeFlow.of(client, changes);
        flow.parameters().put("prompt", "none");
        return WebBrowser.returned(who.look(flow.path()));
    }

    @Test
    @DisplayName("OA-01: a client that is disabled sends nobody anywhere, nor do its requests that wait")
    void disabledClientThenPage() {
        Answer waiting = browser.open(CodeFlow.of(client).path());
        boxoffice
                .patch(
                        client.path(),
                        Json.object("enabled", false),
                        boxoffice.admin("server").access())
                .hasStatus(200);

        browser.look(CodeFlow.of(client).path()).isPage(400);
        browser.look(WebBrowser.formAddress(waiting)).isPage(400);
    }

    @Test
    @DisplayName("OA-14: what is not printable is refused as a nonce, and neither taken nor sent back as a state")
    void notPrintableThenRefused() {
        assertThat(WebBrowser.returned(
                        browser.look(CodeFlow.of(client, "nonce", "caf\u00e9").path())))
                .containsEntry("error", "invalid_request")
                .containsKey("state");
        assertThat(WebBrowser.returned(
                        browser.look(CodeFlow.of(client, "state", "caf\u00e9").path())))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
        assertThat(WebBrowser.returned(browser.look(
                        CodeFlow.of(client, "state", "x".repeat(1_025)).path())))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
    }

    @Test
    void userinfoWithoutOpenidThenNoTarget() {
        assertThat(WebBrowser.returned(browser.look(CodeFlow.of(client, "audience", "userinfo", "scope", "profile")
                        .path())))
                .containsEntry("error", "invalid_target");
    }

    @Test
    @DisplayName("OA-02: a method without a challenge is refused where a challenge need not be")
    void methodAloneThenRefused() {
        OAuthClient without = CodeFlow.webClient(boxoffice, "require_pkce", false);
        assertThat(WebBrowser.returned(
                        browser.look(CodeFlow.of(without, "code_challenge", "").path())))
                .containsEntry("error", "invalid_request");
    }

    @Test
    @DisplayName("A148: an ID token of another client is no hint")
    void hintOfAnotherClientThenRefused() {
        CodeFlow other = CodeFlow.of(CodeFlow.webClient(boxoffice));
        String hint = other.redeem(other.agreed(browser, person)).text("id_token");

        assertThat(WebBrowser.returned(
                        browser.look(CodeFlow.of(client, "id_token_hint", hint).path())))
                .containsEntry("error", "invalid_request");
    }

    @Test
    @DisplayName("OA-13, A150: nor in a browser that has a request of its own, by its pages or by its forms")
    void anotherBrowserWithACookieThenPage() {
        Answer page = browser.open(CodeFlow.of(client).path());
        WebBrowser victim = new WebBrowser(boxoffice);
        Answer own = victim.open(CodeFlow.of(client).path());
        String address = WebBrowser.formAddress(page);

        assertThat(victim.look(address).isPage(400).body()).doesNotContain("name=\"password\"");
        victim.post(address, "csrf", WebBrowser.csrf(page), "decision", "cancel")
                .isPage(400);
        victim.post(address, "csrf", WebBrowser.csrf(own), "decision", "cancel").isPage(400);
        assertThat(WebBrowser.returned(browser.submit(page, "cancel"))).containsEntry("error", "access_denied");
    }

    @Test
    void longLoginHintThenNotShown() {
        String hint = "x".repeat(257);
        assertThat(browser.open(CodeFlow.of(client, "login_hint", hint).path()).body())
                .contains("name=\"username\"")
                .doesNotContain(hint);
    }

    @Test
    @DisplayName("OA-03: of ten answers to one request at once, one gets a code")
    void allowedAtOnceThenOneCode() throws Exception {
        browser.signIn(browser.open(CodeFlow.of(client).path()), person);
        for (int round = 0; round < 4; round++) {
            Answer page = browser.open(CodeFlow.of(client, "prompt", "consent").path());

            List<Answer> answers = Together.run(10, _ -> () -> browser.submit(page, "allow"));

            assertThat(answers).extracting(Answer::status).containsOnly(303, 400);
            assertThat(answers).filteredOn(answer -> answer.status() == 303).hasSize(1);
        }
    }

    @Test
    @DisplayName("OA-03: a code that is over is refused, and what it might have given is not ended by that")
    void codeThatIsOverThenRefused() {
        CodeFlow flow = CodeFlow.of(client);
        Answer back = flow.agreed(browser, person);
        boxoffice
                .database()
                .run("update authorization_code set expires_at = now() - interval '1 second' where client_id = '"
                        + client.id() + "'");

        flow.redeem(back).isOAuthError(400, "invalid_grant");
    }

    @Test
    @DisplayName("OA-13: who signs in where another one was ends that other one's sign-in, cookie and all")
    void anotherSignsInThenTheFirstIsOut() {
        CodeFlow.of(client).agreed(browser, person);
        WebBrowser kept = new WebBrowser(boxoffice);
        kept.cookies().putAll(browser.cookies());

        browser.signIn(browser.open(CodeFlow.of(client, "prompt", "login").path()), CodeFlow.orderer(boxoffice));

        assertThat(silently(kept)).containsEntry("error", "login_required");
    }

    @Test
    @DisplayName(
            "A148: who signs in for another request has not signed in for this one, though it was signed in for before")
    void anotherSignsInElsewhereThenAskedAgain() {
        Answer page = browser.open(CodeFlow.of(client, "prompt", "login").path());
        Answer elsewhere = browser.open(CodeFlow.of(client, "prompt", "login").path());
        browser.signIn(page, person);

        browser.signIn(elsewhere, CodeFlow.orderer(boxoffice));

        assertThat(browser.open(WebBrowser.formAddress(page)).body()).contains("name=\"password\"");
    }

    @Test
    @DisplayName("RL-04: whoever was disabled by other means than ours is signed in nowhere")
    void disabledUserThenSignedOut() {
        CodeFlow.of(client).agreed(browser, person);
        assertThat(silently(browser)).containsKey("code");

        boxoffice.database().run("update account set enabled = false where id = '" + person.id() + "'");

        assertThat(silently(browser)).containsEntry("error", "login_required");
    }

    @Test
    @DisplayName(
            "OA-13: what was allowed at one audience is not allowed at another, and adds to what was allowed there")
    void allowedThenThereAloneAndAdded() {
        CodeFlow.of(client).agreed(browser, person);
        assertThat(silently(browser, "audience", "userinfo", "scope", "openid"))
                .containsEntry("error", "consent_required");

        browser.submit(
                browser.open(CodeFlow.of(client, "scope", "openid orders.write").path()), "allow");
        assertThat(silently(browser, "scope", "openid orders.read orders.write"))
                .containsKey("code");
    }

    @Test
    @DisplayName("A150: two cookies of one name are none")
    void twoCookiesThenNobody() {
        CodeFlow.of(client).agreed(browser, person);
        String name = "__Host-boxoffice-signin";
        String real = browser.cookies().get(name);

        browser.cookies().put(name, real + "; " + name + "=" + CodeFlow.random());

        assertThat(silently(browser)).containsEntry("error", "login_required");
    }

    @Test
    @DisplayName("OA-05, OA-14: no answer of a request is kept")
    void errorThenNotKept() {
        Answer back = browser.look(CodeFlow.of(client, "prompt", "none").path());
        assertThat(back.hasStatus(303).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    @DisplayName("a client that is disabled is not named, nor led to, at the end of a sign-in")
    void disabledClientAtLogoutThenNotNamed() {
        boxoffice
                .patch(
                        client.path(),
                        Json.object("enabled", false),
                        boxoffice.admin("server").access())
                .hasStatus(200);

        Answer page = browser.look("/oauth2/logout?client_id=" + client.id()).hasStatus(200);

        assertThat(page.body()).doesNotContain("client.example", "Partner");
    }
}
