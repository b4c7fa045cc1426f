package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /oauth2/par} (RFC 9126): a request that its client sends itself. */
class PushedRequestST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = CodeFlow.webClient(boxoffice, "require_pushed_authorization_requests", true);
    private final Person person = CodeFlow.orderer(boxoffice);
    private final WebBrowser browser = new WebBrowser(boxoffice);

    private Answer push(CodeFlow flow, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(flow.array()));
        all.addAll(List.of(more));
        return flow.client().ask("/oauth2/par", all.toArray(String[]::new));
    }

    private static String path(OAuthClient client, String requestUri) {
        return "/oauth2/authorize?" + OAuthClient.form("client_id", client.id(), "request_uri", requestUri);
    }

    @Test
    @DisplayName("pushed, opened, agreed and redeemed; spent when the code is made, not when the page is opened")
    void pushedThenSpentAtTheEnd() {
        CodeFlow flow = CodeFlow.of(client);
        Answer pushed = push(flow).hasStatus(201);
        String path = path(client, pushed.text("request_uri"));

        assertThat(pushed.json().path("expires_in").asInt()).isEqualTo(90);
        assertThat(pushed.text("request_uri")).startsWith("urn:ietf:params:oauth:request_uri:");
        browser.open(path).hasStatus(200);
        Answer back = browser.submit(browser.signIn(browser.open(path), person), "allow");
        assertThat(WebBrowser.returned(back)).containsEntry("state", flow.state());
        flow.redeem(back).hasStatus(200);
        assertThat(browser.look(path).hasStatus(400).body()).contains("https://client.example/");
    }

    @Test
    @DisplayName("RFC 9126 2.2: over after its time, opened or not: a page with a way back, and no redirect")
    void overThenPage() {
        CodeFlow flow = CodeFlow.of(client);
        String unopened = path(client, push(flow).hasStatus(201).text("request_uri"));
        Answer opened = browser.open(
                path(client, push(CodeFlow.of(client)).hasStatus(201).text("request_uri")));
        boxoffice
                .database()
                .run("update authorization_request set expires_at = now() where client_id = '" + client.id() + "'");

        Answer page = browser.look(unopened).hasStatus(400);
        assertThat(page.all("Location")).isEmpty();
        assertThat(page.body()).contains("expired").contains("https://client.example/");
        browser.signIn(opened, person).hasStatus(400);
    }

    @Test
    @DisplayName("RFC 9126 4: what stands beside the request_uri counts for nothing")
    void parametersBesideThenNotLookedAt() {
        CodeFlow flow = CodeFlow.of(client);
        String path = path(client, push(flow).hasStatus(201).text("request_uri"));

        Answer back = browser.submit(
                browser.signIn(
                        browser.open(path + "&state=evil&scope=openid&redirect_uri=https://evil.example"), person),
                "allow");

        assertThat(WebBrowser.returned(back)).containsEntry("state", flow.state());
    }

    @Test
    @DisplayName("it is its client's own, and one that must push asks in no other way")
    void anotherClientThenPage() {
        OAuthClient another = CodeFlow.webClient(boxoffice);
        String uri = push(CodeFlow.of(client)).hasStatus(201).text("request_uri");

        browser.look(path(another, uri)).hasStatus(400);
        browser.look("/oauth2/authorize?" + OAuthClient.form("request_uri", uri))
                .hasStatus(400);
        assertThat(WebBrowser.returned(browser.look(CodeFlow.of(client).path())))
                .containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, 400, unsupported_response_type",
        "redirect_uri, https://evil.example/, 400, invalid_request",
        "redirect_uri, '', 400, invalid_request",
        "code_challenge, '', 400, invalid_request",
        "code_challenge_method, plain, 400, invalid_request",
        "audience, server, 400, invalid_target",
        "request_uri, urn:ietf:params:oauth:request_uri:x, 400, invalid_request",
        "request, x, 400, request_not_supported",
        "client_id, another, 401, invalid_client"
    })
    @DisplayName("what is wrong is told at once")
    void wrongThenRefused(String name, String value, int status, String error) {
        push(CodeFlow.of(client, name, value)).isOAuthError(status, error);
    }

    @Test
    @DisplayName("it is for clients that show who they are, by POST alone")
    void unauthenticatedThenRefused() {
        boxoffice
                .send(client.request("/oauth2/par", CodeFlow.of(client).array()))
                .isOAuthError(401, "invalid_client");
        boxoffice.get("/oauth2/par").isOAuthError(405, "invalid_request");
    }
}
