package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The device grant (RFC 8628) and its page, without script, as RFC 10027 would have it. */
class DeviceGrantST {
    private static final String UNKNOWN_CODE = "BBBB-BBBB";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = DeviceFlow.deviceClient(boxoffice);
    private final Person person = CodeFlow.orderer(boxoffice);
    private final WebBrowser browser = new WebBrowser(boxoffice);

    /** All tests come from one address. */
    @AfterEach
    void forgetWrongCodes() {
        boxoffice.database().run("delete from user_code_tally");
    }

    @Test
    @DisplayName(
            "asked, typed, allowed, redeemed: the tokens of the person who allowed it, and a refresh token that works")
    void allowedThenTokens() {
        DeviceFlow flow = DeviceFlow.begin(client);
        String page = boxoffice.issuer() + "/device";
        assertThat(flow.userCode()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(flow.deviceCode()).matches("[A-Za-z0-9_-]{43}");
        assertThat(flow.asked().text("verification_uri")).isEqualTo(page);
        assertThat(flow.asked().text("verification_uri_complete")).isEqualTo(page + "?user_code=" + flow.userCode());
        assertThat(flow.asked().json().path("expires_in").asInt()).isEqualTo(600);
        assertThat(flow.asked().json().path("interval").asInt()).isEqualTo(5);
        assertThat(flow.asked().header("Cache-Control")).isEqualTo("no-store");
        flow.poll().isOAuthError(400, "authorization_pending");

        Answer done = flow.allowed(browser, person).hasStatus(200);

        assertThat(done.body()).contains("You can go back to your device.");
        Answer tokens = flow.poll().hasStatus(200);
        JsonNode access = TokenText.of(tokens.text("access_token")).claimsJson();
        assertThat(access.path("sub").stringValue()).isEqualTo(person.id());
        assertThat(access.path("client_id").stringValue()).isEqualTo(client.id());
        assertThat(access.path("scope").stringValue()).isEqualTo("orders.read");
        JsonNode id = TokenText.of(tokens.text("id_token")).claimsJson();
        assertThat(id.path("sub").stringValue()).isEqualTo(person.id());
        assertThat(id.path("acr").stringValue()).isEqualTo("aal1");
        assertThat(id.has("auth_time")).isTrue();
        assertThat(id.has("sid")).as("of a browser").isFalse();
        boxoffice.get("/api/other/orders", tokens.text("access_token")).hasStatus(200);
        client.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                .hasStatus(200);
    }

    @Test
    @DisplayName("the browser signs out: the device stays")
    void browserSignsOutThenTheDeviceStays() {
        DeviceFlow flow = DeviceFlow.begin(client);
        flow.allowed(browser, person).hasStatus(200);
        Answer tokens = flow.poll().hasStatus(200);

        browser.submit(browser.open("/oauth2/logout"), "logout").hasStatus(200);

        assertThat(browser.cookies()).doesNotContainKey("__Host-boxoffice-signin");
        client.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                .hasStatus(200);
    }

    @Test
    @DisplayName("denied: access_denied, and nobody can allow it any more")
    void deniedThenAccessDenied() {
        DeviceFlow flow = DeviceFlow.begin(client);
        WebBrowser another = new WebBrowser(boxoffice);
        Answer late = flow.consent(another, person);

        assertThat(browser.submit(flow.consent(browser, person), "deny")
                        .hasStatus(200)
                        .body())
                .contains("The device was refused");

        another.submit(late, "allow").hasStatus(400);
        flow.poll().isOAuthError(400, "access_denied");
        assertWrong(DeviceFlow.typed(browser, flow.userCode()));
    }

    @Test
    @DisplayName("whoever cancels at the sign-in says no as well")
    void cancelledThenAccessDenied() {
        DeviceFlow flow = DeviceFlow.begin(client);
        browser.submit(flow.typed(browser), "cancel").hasStatus(200);
        flow.poll().isOAuthError(400, "access_denied");
    }

    @Test
    @DisplayName("over after ten minutes: expired_token, and the code leads nowhere")
    void overThenExpiredToken() {
        DeviceFlow flow = DeviceFlow.begin(client);
        Answer page = flow.consent(browser, person);
        expire();

        assertThat(browser.submit(page, "allow").hasStatus(400).body()).contains("expired");
        assertWrong(DeviceFlow.typed(browser, flow.userCode()));
        flow.poll().isOAuthError(400, "expired_token");
    }

    @Test
    @DisplayName("allowed and not fetched in time: expired_token")
    void allowedAndOverThenExpiredToken() {
        DeviceFlow flow = DeviceFlow.begin(client);
        flow.allowed(browser, person).hasStatus(200);
        expire();
        flow.poll().isOAuthError(400, "expired_token");
    }

    private void expire() {
        write("expires_at = now()");
    }

    @Test
    @DisplayName("asked too soon: slow_down, and five seconds more from then on, kept in the row")
    void tooFastThenSlowDownAndKept() {
        DeviceFlow flow = DeviceFlow.begin(client);
        flow.poll().isOAuthError(400, "authorization_pending");
        flow.poll().isOAuthError(400, "slow_down");
        flow.poll().isOAuthError(400, "slow_down");
        assertThat(read("poll_interval")).isEqualTo(15);
        letPass(6);
        flow.poll().isOAuthError(400, "slow_down");
        letPass(21);
        flow.poll().isOAuthError(400, "authorization_pending");
        assertThat(read("poll_interval")).isEqualTo(20);
    }

    /** What is stored of the device of this test. */
    private long read(String column) {
        return boxoffice.database().count("select " + column + " from device_request" + ofClient());
    }

    private void write(String assignment) {
        boxoffice.database().run("update device_request set " + assignment + ofClient());
    }

    private String ofClient() {
        return " where client_id = '" + client.id() + "'";
    }

    private void letPass(int seconds) {
        write("polled_at = polled_at - interval '" + seconds + " seconds'");
    }

    @Test
    @DisplayName("another client's, an unknown one, a used one: invalid_grant, and the device's own stays")
    void notOnesOwnThenInvalidGrant() {
        DeviceFlow flow = DeviceFlow.begin(client);
        flow.allowed(browser, person).hasStatus(200);

        flow.poll(DeviceFlow.deviceClient(boxoffice)).isOAuthError(400, "invalid_grant");
        client.token("grant_type", DeviceFlow.GRANT, "device_code", CodeFlow.random())
                .isOAuthError(400, "invalid_grant");
        client.token("grant_type", DeviceFlow.GRANT, "device_code", "x").isOAuthError(400, "invalid_grant");
        client.token("grant_type", DeviceFlow.GRANT).isOAuthError(400, "invalid_request");
        flow.poll("audience", "server").isOAuthError(400, "invalid_target");
        Answer tokens = flow.poll().hasStatus(200);
        flow.poll().isOAuthError(400, "invalid_grant");
        client.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                .hasStatus(200);
    }

    @Test
    @DisplayName("fifty at once: one gets tokens")
    void fiftyAtOnceThenOneSuccess() {
        DeviceFlow flow = DeviceFlow.begin(client);
        flow.allowed(browser, person).hasStatus(200);

        List<Answer> answers = Burst.together(50, _ -> flow::poll);

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400, 429, 503);
    }

    @Test
    @DisplayName("two browsers decide at once: one of them does")
    void twoDecideAtOnceThenOne() {
        DeviceFlow flow = DeviceFlow.begin(client);
        WebBrowser another = new WebBrowser(boxoffice);
        List<WebBrowser> browsers = List.of(browser, another);
        List<Answer> pages =
                browsers.stream().map(one -> flow.consent(one, person)).toList();

        List<Answer> answers = Burst.together(2, i -> () -> browsers.get(i).submit(pages.get(i), "allow"));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    @DisplayName(
            "RFC 10027: a code that came with the address is shown, sent by the person, and shown again beside where it was asked")
    void completeAddressThenStillCompared() {
        DeviceFlow flow = DeviceFlow.begin(client);
        String complete = flow.asked().text("verification_uri_complete");
        Answer entry =
                browser.open(complete.substring(boxoffice.issuer().length())).hasStatus(200);
        assertThat(entry.body()).contains("value=\"" + flow.userCode() + "\"", "id=\"device\"");

        Answer consent = browser.signIn(browser.submit(entry, "continue", "user_code", flow.userCode()), person);

        assertThat(consent.body())
                .contains("id=\"user-code\">" + flow.userCode())
                .contains("Did you start this on a device beside you?")
                .contains("127.0.0.1", "Box in the hall", "https://tv.example/", "orders.read", person.username());
    }

    @Test
    @DisplayName("RFC 8628 6.1: typed in any case, with spaces and hyphens or without")
    void typedLooselyThenFound() {
        DeviceFlow flow = DeviceFlow.begin(client);
        String loose = " " + flow.userCode().toLowerCase(Locale.ROOT).replace("-", " ") + "-";
        assertThat(DeviceFlow.typed(browser, loose).hasStatus(200).body()).contains("id=\"sign-in\"");
    }

    @Test
    @DisplayName("asked each time: what was allowed before, the client being one's own, a browser that is signed in")
    void allowedBeforeThenAskedAgain() {
        OAuthClient own = DeviceFlow.deviceClient(boxoffice, "first_party", true);
        DeviceFlow.begin(own).allowed(browser, person).hasStatus(200);

        DeviceFlow second = DeviceFlow.begin(own);
        assertThat(second.typed(browser).hasStatus(200).body()).contains("id=\"consent\"", second.userCode());
        second.poll().isOAuthError(400, "authorization_pending");
    }

    @Test
    @DisplayName("a person without anything at the audience: told so, and so is the device")
    void nothingGrantedThenNotPossible() {
        DeviceFlow flow = DeviceFlow.begin(client);
        Person stranger = boxoffice.createUser("server");
        assertThat(flow.consent(browser, stranger).body()).contains("This is not possible with your account");
        flow.poll().isOAuthError(400, "access_denied");
    }

    @Test
    @DisplayName("what is taken from the user meanwhile the device does not get")
    void takenMeanwhileThenInvalidGrant() {
        DeviceFlow flow = DeviceFlow.begin(client);
        flow.allowed(browser, person).hasStatus(200);
        boxoffice
                .patch(
                        "/api/server/users/" + person.id(),
                        Json.object("enabled", false),
                        boxoffice.admin("server").access())
                .hasStatus(200);
        flow.poll().isOAuthError(400, "invalid_grant");
    }

    @Test
    @DisplayName("MF-07: a second factor that is required is due here too, and the token says so")
    void secondFactorDueThenAskedFor() {
        String audience = "a-" + Boxoffice.uniqueName();
        boxoffice
                .asAdmin(
                        "/api/server/audiences",
                        Json.object("name", audience, "scopes", List.of("see"), "second_factor", "required"))
                .hasStatus(201);
        OAuthClient strict = DeviceFlow.deviceClient(boxoffice, "audiences", Map.of(audience, List.of("see")));
        Person newcomer = boxoffice.hireWith(
                Json.map("audiences", List.of(audience), "scopes", Map.of(audience, List.of("see"))));
        DeviceFlow flow = new DeviceFlow(
                strict,
                DeviceFlow.ask(strict, "audience", audience, "scope", "see").hasStatus(200));

        Answer page = flow.consent(browser, newcomer);
        String secret = page.body().replaceAll("(?s).*<code id=\"secret\">([A-Z2-7]{32})</code>.*", "$1");
        Answer codes =
                browser.submit(page, "enrol", "otp", Authenticator.of(secret).next());
        Answer consent = browser.open(WebBrowser.onward(codes)).hasStatus(200);
        browser.submit(consent, "allow").hasStatus(200);

        JsonNode access =
                TokenText.of(flow.poll().hasStatus(200).text("access_token")).claimsJson();
        assertThat(access.path("acr").stringValue()).isEqualTo("aal2");
    }

    @Test
    @DisplayName("wrong codes are counted for the browser, exactly, and what was good answers as what never was")
    void wrongCodesThenLimited() {
        Answer entry = browser.open("/device");
        List<Answer> answers = new ArrayList<>(
                Burst.together(20, _ -> () -> browser.submit(entry, "continue", "user_code", UNKNOWN_CODE)));
        // A slow machine keeps some waiting for a connection for too long; whether they were counted nobody knows.
        while (answers.getLast().status() != 429 && answers.size() < 40) {
            answers.add(browser.submit(entry, "continue", "user_code", UNKNOWN_CODE));
        }

        long missed = answers.stream().filter(answer -> answer.status() == 503).count();
        assertThat(answers.stream().filter(answer -> answer.status() == 400).count())
                .isBetween(10 - missed, 10L);
        Answer refused = answers.getLast().hasStatus(429);
        assertThat(refused.header("Retry-After")).isEqualTo("600");
        DeviceFlow flow = DeviceFlow.begin(client);
        flow.typed(browser).hasStatus(429);
        flow.typed(new WebBrowser(boxoffice)).hasStatus(200);
    }

    @Test
    @DisplayName("and for the address, in whichever browser; codes that are right do not count")
    void wrongCodesOfOneAddressThenLimited() {
        IntStream.range(0, 11)
                .forEach(_ -> DeviceFlow.begin(client).typed(browser).hasStatus(200));
        assertThat(boxoffice.database().count("select sum(tries) from user_code_tally"))
                .isZero();

        assertWrong(DeviceFlow.typed(browser, UNKNOWN_CODE));
        boxoffice.database().run("update user_code_tally set tries = 100 where tries > 0");
        DeviceFlow.typed(new WebBrowser(boxoffice), UNKNOWN_CODE).hasStatus(429);
    }

    @Test
    @DisplayName("one code opens ten pages and no more, so that rows have a bound")
    void openedTenTimesThenNoMore() {
        DeviceFlow flow = DeviceFlow.begin(client);
        IntStream.range(0, 10).forEach(_ -> flow.typed(browser).hasStatus(200));
        assertWrong(flow.typed(browser));
    }

    private static void assertWrong(Answer answer) {
        assertThat(answer.hasStatus(400).body()).contains("id=\"device\"", "This code is not valid");
    }

    @Test
    @DisplayName("a form of another site, without its token, or of another browser: 403, a page")
    void notFromHereThenPage() {
        DeviceFlow flow = DeviceFlow.begin(client);
        String csrf = WebBrowser.csrf(browser.open("/device"));
        for (String site : List.of("cross-site", "same-site")) {
            browser.send(boxoffice
                            .request("/device")
                            .header("Content-Type", OAuthClient.FORM)
                            .header("Sec-Fetch-Site", site)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    OAuthClient.form("csrf", csrf, "user_code", flow.userCode()))))
                    .isPage(403);
        }
        browser.post("/device", "csrf", "x", "user_code", flow.userCode()).isPage(403);
        browser.post("/device", "user_code", flow.userCode()).isPage(403);
        new WebBrowser(boxoffice)
                .post("/device", "csrf", csrf, "user_code", flow.userCode())
                .isPage(403);
        assertThat(read("opened")).isZero();
    }

    @Test
    @DisplayName("the page of a device is its browser's own")
    void anotherBrowserThenPage() {
        DeviceFlow flow = DeviceFlow.begin(client);
        Answer page = flow.consent(browser, person);
        WebBrowser another = new WebBrowser(boxoffice);
        another.look(WebBrowser.formAddress(page)).isPage(400);
        another.submit(page, "allow").isPage(400);
        flow.poll().isOAuthError(400, "authorization_pending");
    }

    @Test
    @DisplayName("a client that is disabled meanwhile: a page, and its device is unknown")
    void clientDisabledThenPage() {
        DeviceFlow flow = DeviceFlow.begin(client);
        Answer page = flow.consent(browser, person);
        boxoffice
                .patch(
                        client.path(),
                        Json.object("enabled", false),
                        boxoffice.admin("server").access())
                .hasStatus(200);
        browser.submit(page, "allow").isPage(400);
        flow.poll().isOAuthError(401, "invalid_client");
    }

    @Test
    @DisplayName("RFC 9449: a key that was shown when it asked must be shown for the tokens, which are bound to it")
    void keyShownThenBound() {
        ProofKey key = ProofKey.generate();
        Answer asked = boxoffice
                .send(client.request("/oauth2/device_authorization", "audience", "other", "scope", "orders.read")
                        .header("Authorization", OAuthClient.basic(client.id(), client.secret()))
                        .header("DPoP", key.proof("POST", boxoffice.issuer() + "/oauth2/device_authorization", "")))
                .hasStatus(200);
        DeviceFlow flow = new DeviceFlow(client, asked);
        flow.allowed(browser, person).hasStatus(200);

        flow.poll().isOAuthError(400, "invalid_grant");
        pollWith(flow, ProofKey.generate()).isOAuthError(400, "invalid_grant");
        assertThat(pollWith(flow, key).hasStatus(200).text("token_type")).isEqualTo("DPoP");
    }

    private Answer pollWith(DeviceFlow flow, ProofKey key) {
        return boxoffice.send(
                client.request("/oauth2/token", "grant_type", DeviceFlow.GRANT, "device_code", flow.deviceCode())
                        .header("Authorization", OAuthClient.basic(client.id(), client.secret()))
                        .header("DPoP", key.tokenProof(boxoffice)));
    }

    @ParameterizedTest
    @CsvSource({
        "audience, nowhere, invalid_target",
        "audience, server, invalid_target",
        "audience, '', invalid_target",
        "scope, 'a\"b', invalid_scope"
    })
    @DisplayName("what is wrong is told at once")
    void wrongThenRefused(String name, String value, String error) {
        String[] parameters =
                name.equals("scope") ? new String[] {"audience", "other", name, value} : new String[] {name, value};
        DeviceFlow.ask(client, parameters).isOAuthError(400, error);
    }

    @Test
    @DisplayName("two audiences, a client without the grant, one that does not show who it is")
    void notForThisClientThenRefused() {
        DeviceFlow.ask(client, "audience", "other", "audience", "other").isOAuthError(400, "invalid_target");
        DeviceFlow.ask(CodeFlow.webClient(boxoffice), "audience", "other").isOAuthError(400, "unauthorized_client");
        boxoffice
                .send(client.request("/oauth2/device_authorization", "client_id", client.id(), "audience", "other"))
                .isOAuthError(401, "invalid_client");
        boxoffice.get("/oauth2/device_authorization").isOAuthError(405, "invalid_request");
    }

    @Test
    @DisplayName("a public client asks by its client_id alone, and gets no token that it is not registered for")
    void publicClientThenByItsIdAlone() {
        OAuthClient tv = OAuthClient.publicClient(boxoffice, DeviceFlow.GRANT, Map.of("other", List.of("orders.read")));
        Answer asked = boxoffice
                .send(tv.request("/oauth2/device_authorization", "client_id", tv.id(), "audience", "other"))
                .hasStatus(200);
        DeviceFlow flow = new DeviceFlow(tv, asked);
        flow.allowed(browser, person).hasStatus(200);
        Answer tokens = boxoffice
                .send(tv.request(
                        "/oauth2/token",
                        "grant_type",
                        DeviceFlow.GRANT,
                        "device_code",
                        flow.deviceCode(),
                        "client_id",
                        tv.id()))
                .hasStatus(200);
        assertThat(Json.names(tokens.json())).doesNotContain("refresh_token", "id_token");
    }

    @Test
    @DisplayName("the audit has who allowed what, where it was asked, and no code; and who refused")
    void decidedThenInTheAuditWithoutCodes() {
        DeviceFlow flow = DeviceFlow.begin(client);
        flow.allowed(browser, person).hasStatus(200);
        DeviceFlow denied = DeviceFlow.begin(client);
        browser.submit(denied.typed(browser), "deny").hasStatus(200);

        String admin = boxoffice.admin("server").access();
        Answer allowed = boxoffice
                .get("/api/server/audit?type=device_allowed&limit=20", admin)
                .hasStatus(200);
        assertThat(allowed.body())
                .contains(person.id(), "client " + client.id() + ", asked from 127.0.0.1: openid orders.read")
                .doesNotContain(flow.userCode(), flow.userCode().replace("-", ""), flow.deviceCode());
        assertThat(boxoffice
                        .get("/api/server/audit?type=device_denied&limit=20", admin)
                        .body())
                .contains(client.id());
    }

    @Test
    @DisplayName("only hashes of device codes are stored")
    void storedThenNoDeviceCode() {
        DeviceFlow flow = DeviceFlow.begin(client);
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from device_request where device_request::text like '%"
                                + flow.deviceCode() + "%'"))
                .isZero();
    }
}
