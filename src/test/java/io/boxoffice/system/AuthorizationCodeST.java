package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code grant_type=authorization_code} (RFC 6749 4.1.3, RFC 7636): a code becomes tokens, once. */
class AuthorizationCodeST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = CodeFlow.webClient(boxoffice);
    private final Person person = CodeFlow.orderer(boxoffice);
    private final WebBrowser browser = new WebBrowser(boxoffice);

    @Test
    @DisplayName(
            "OA-12: an access token for the one audience, a refresh token that remembers it, and an ID token for the client")
    void codeThenTokens() {
        CodeFlow flow = CodeFlow.of(client);

        Answer tokens = flow.redeem(flow.agreed(browser, person)).hasStatus(200);

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
        assertThat(tokens.text("scope")).isEqualTo("orders.read");
        JsonNode access = TokenText.of(tokens.text("access_token")).claimsJson();
        assertThat(access.path("aud").stringValue()).isEqualTo("other");
        assertThat(access.path("client_id").stringValue()).isEqualTo(client.id());
        assertThat(access.path("sub").stringValue()).isEqualTo(person.id());
        boxoffice.get("/api/other/orders", tokens.text("access_token")).hasStatus(200);
        Refusal.assertInvalidToken("other audience", boxoffice.get("/api/server/me", tokens.text("access_token")));
        JsonNode id = TokenText.of(tokens.text("id_token")).claimsJson();
        assertThat(id.path("aud").stringValue()).isEqualTo(client.id());
        assertThat(id.path("sub").stringValue()).isEqualTo(person.id());
        assertThat(id.path("nonce").stringValue()).isEqualTo(flow.parameters().get("nonce"));
        Refusal.assertInvalidToken("ID token", boxoffice.get("/api/other/orders", tokens.text("id_token")));
    }

    @Test
    @DisplayName("OpenID Connect Core 12.2: the ID token of a refresh tells the same user and the same sign-in")
    void refreshThenSameIdentity() {
        CodeFlow flow = CodeFlow.of(client);
        Answer tokens = flow.redeem(flow.agreed(browser, person)).hasStatus(200);

        Answer refreshed = client.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                .hasStatus(200);

        JsonNode before = TokenText.of(tokens.text("id_token")).claimsJson();
        JsonNode after = TokenText.of(refreshed.text("id_token")).claimsJson();
        for (String same : List.of("iss", "sub", "aud", "auth_time", "sid")) {
            assertThat(after.path(same)).as(same).isEqualTo(before.path(same));
        }
        assertThat(after.has("nonce")).isFalse();
    }

    @Test
    @DisplayName(
            "OpenID Connect Core 5.5: what claims asked for in the ID token is in that of a refresh too, as it is by then")
    void refreshThenTheClaimsThatWereAskedFor() {
        CodeFlow flow = CodeFlow.of(client, "claims", "{\"id_token\":{\"preferred_username\":null,\"name\":null}}");
        Answer tokens = flow.redeem(flow.agreed(browser, person)).hasStatus(200);
        boxoffice.database().run("update account set name = 'Alice' where id = '" + person.id() + "'");

        Answer refreshed = client.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                .hasStatus(200);

        JsonNode id = TokenText.of(refreshed.text("id_token")).claimsJson();
        assertThat(id.path("preferred_username").stringValue()).isEqualTo(person.username());
        assertThat(id.path("name").stringValue()).isEqualTo("Alice");
        assertThat(id.has("email")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "other, openid orders.read offline_access, openid orders.read offline_access, orders.read",
        "other, openid orders.read offline_access, openid offline_access, ''",
        "'', openid email offline_access, openid email offline_access, email openid",
        "'', openid email offline_access, openid, openid"
    })
    @DisplayName(
            "oidcc-refresh-token: a refresh may name what its session was opened for, openid and offline_access too")
    void refreshNamesScopesOfTheRequestThenTokens(String audience, String asked, String named, String given) {
        CodeFlow flow = CodeFlow.of(client, "audience", audience, "scope", asked);
        Answer tokens = flow.redeem(flow.agreed(browser, person)).hasStatus(200);

        Answer refreshed = refreshed(tokens, named).hasStatus(200);

        assertThat(refreshed.text("scope")).isEqualTo(given);
        assertThat(refreshed.json().has("id_token")).isTrue();
        refreshed(refreshed, "openid profile").isOAuthError(400, "invalid_scope");
    }

    private Answer refreshed(Answer tokens, String scope) {
        return client.token(
                "grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"), "scope", scope);
    }

    @Test
    @DisplayName("userinfo is an audience of its own: its token opens it, and an API's does not")
    void openidAloneThenUserinfo() {
        CodeFlow flow = CodeFlow.of(client, "audience", "", "scope", "openid profile");

        Answer tokens = flow.redeem(flow.agreed(browser, person)).hasStatus(200);

        assertThat(tokens.text("audience")).isEqualTo("userinfo");
        Answer userinfo =
                boxoffice.get("/oauth2/userinfo", tokens.text("access_token")).hasStatus(200);
        assertThat(userinfo.text("sub")).isEqualTo(person.id());
        assertThat(userinfo.text("preferred_username")).isEqualTo(person.username());
    }

    @Test
    @DisplayName("OA-03, A138: a second use is refused, and what the first gave is ended")
    void secondUseThenAllEnded() {
        CodeFlow flow = CodeFlow.of(client);
        Answer back = flow.agreed(browser, person);
        Answer tokens = flow.redeem(back).hasStatus(200);

        flow.redeem(back).isOAuthError(400, "invalid_grant");

        client.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                .isOAuthError(400, "invalid_grant");
        Refusal.assertInvalidToken("ended", boxoffice.get("/api/other/orders", tokens.text("access_token")));
    }

    @Test
    @DisplayName("OAuth 2.1 4.1.3: a second use by whoever has not the verifier, or is another client, ends nothing")
    void secondUseOfAThiefThenNothingEnds() {
        CodeFlow flow = CodeFlow.of(client);
        Answer back = flow.agreed(browser, person);
        Answer tokens = flow.redeem(back).hasStatus(200);
        OAuthClient thief = CodeFlow.webClient(boxoffice);

        flow.redeem(back, "code_verifier", CodeFlow.random()).isOAuthError(400, "invalid_grant");
        new CodeFlow(thief, flow.parameters(), flow.verifier()).redeem(back).isOAuthError(400, "invalid_grant");

        boxoffice.get("/api/other/orders", tokens.text("access_token")).hasStatus(200);
        client.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                .hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, '', invalid_grant",
        "code_verifier, short, invalid_grant",
        "redirect_uri, https://client.example/other, invalid_grant",
        "audience, server, invalid_target",
        "code, unknown, invalid_grant",
        "code, '', invalid_request"
    })
    @DisplayName("OA-02, OA-03, A138: a code is for its client, address, verifier and audience alone")
    void wrongThenRefused(String name, String value, String error) {
        CodeFlow flow = CodeFlow.of(client);
        flow.redeem(flow.agreed(browser, person), name, value).isOAuthError(400, error);
    }

    @Test
    @DisplayName("FAPI 2.0 5.3.2.1: a code lives for a minute; one that is over gives nothing, and ends nothing")
    void codeThatIsOverThenRefused() {
        CodeFlow flow = CodeFlow.of(client);
        Answer back = flow.agreed(browser, person);
        assertThat(codes("expires_at between now() + interval '50 seconds' and now() + interval '61 seconds'"))
                .isEqualTo(1);
        boxoffice
                .database()
                .run("update authorization_code set expires_at = now() where client_id = '" + client.id() + "'");

        flow.redeem(back).isOAuthError(400, "invalid_grant");

        assertThat(codes("redeemed_at is null")).isEqualTo(1);
    }

    private long codes(String condition) {
        return boxoffice
                .database()
                .count("select count(*) from authorization_code where client_id = '" + client.id() + "' and "
                        + condition);
    }

    @Test
    @DisplayName("RFC 8707 2.2: naming another audience is an error, and spends nothing")
    void anotherAudienceThenStillGood() {
        CodeFlow flow = CodeFlow.of(client);
        Answer back = flow.agreed(browser, person);

        flow.redeem(back, "audience", "server").isOAuthError(400, "invalid_target");

        flow.redeem(back, "resource", boxoffice.issuer() + "/api/other").hasStatus(200);
    }

    @Test
    @DisplayName("OA-02: a verifier without a challenge is refused, too")
    void verifierWithoutChallengeThenRefused() {
        OAuthClient without = CodeFlow.webClient(boxoffice, "require_pkce", false);
        CodeFlow flow = CodeFlow.of(without, "code_challenge", "", "code_challenge_method", "");

        flow.redeem(flow.agreed(browser, person)).isOAuthError(400, "invalid_grant");
        flow.redeem(browser.look(flow.path()), "code_verifier", "").hasStatus(200);
        assertThat(WebBrowser.returned(browser.look(
                        CodeFlow.of(without, "code_challenge", "", "code_challenge_method", "", "scope", "orders.read")
                                .path())))
                .containsEntry("error", "invalid_request");
    }

    @Test
    @DisplayName("OA-03, A139: of twenty at once one gets tokens")
    void atOnceThenOneWins() throws Exception {
        CodeFlow flow = CodeFlow.of(client);
        String code = WebBrowser.code(flow.agreed(browser, person));
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Callable<Answer>> tries = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(_ -> () -> flow.redeem(code))
                    .toList();
            List<Integer> statuses = threads.invokeAll(tries).stream()
                    .map(AuthorizationCodeST::status)
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).containsOnly(200, 400);
        }
    }

    private static int status(Future<Answer> answer) {
        return answer.resultNow().status();
    }

    @Test
    @DisplayName(
            "RFC 9449 10: a code that is bound to a key is redeemed with its proof alone, and its tokens are bound")
    void boundCodeThenItsKey() {
        ProofKey key = ProofKey.generate();
        CodeFlow flow = CodeFlow.of(client, "dpop_jkt", key.thumbprint());
        Answer back = flow.agreed(browser, person);

        flow.redeem(back).isOAuthError(400, "invalid_grant");
    }

    @Test
    @DisplayName("without the grant refresh_token there is none")
    void noRefreshGrantThenNoRefreshToken() {
        OAuthClient once = CodeFlow.webClient(boxoffice, "grant_types", List.of("authorization_code"));
        CodeFlow flow = CodeFlow.of(once);

        Answer tokens = flow.redeem(flow.agreed(browser, person)).hasStatus(200);

        assertThat(Json.names(tokens.json())).doesNotContain("refresh_token", "refresh_expires_in");
    }

    @Test
    @DisplayName("a public client has no secret, and its code no other protection than PKCE")
    void publicClientThenTokens() {
        Answer registered = OAuthClient.tryRegister(
                        boxoffice,
                        "type",
                        "public",
                        "grant_types",
                        List.of("authorization_code", "refresh_token"),
                        "redirect_uris",
                        List.of(CodeFlow.REDIRECT),
                        "audiences",
                        Map.of("other", List.of("orders.read")))
                .hasStatus(201);
        OAuthClient open = new OAuthClient(boxoffice, registered.text("client_id"), "");
        CodeFlow flow = CodeFlow.of(open);
        String code = WebBrowser.code(flow.agreed(browser, person));

        boxoffice
                .send(open.request(
                        "/oauth2/token",
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        open.id(),
                        "code",
                        code,
                        "code_verifier",
                        flow.verifier()))
                .hasStatus(200);
    }
}
