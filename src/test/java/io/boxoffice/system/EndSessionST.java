package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /oauth2/logout}: what each way of asking does, to the browser and to whoever else knows of its sign-in. */
class EndSessionST {
    private static final String PATH = "/oauth2/logout";
    private static final String RETURN = "https://client.example/bye?kept=1";
    private static final String SIGN_IN = "__Host-boxoffice-signin";
    private static final String SILENT = "none";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = CodeFlow.webClient(
            boxoffice,
            "first_party",
            true,
            "post_logout_redirect_uris",
            List.of(RETURN),
            "backchannel_logout_uri",
            "https://127.0.0.1:1/out");
    private final Person person = CodeFlow.orderer(boxoffice);
    private final WebBrowser browser = new WebBrowser(boxoffice);

    @Test
    @DisplayName("oidcc-rp-initiated-logout: back with the state, and signed out everywhere")
    void hintAndRegisteredAddressThenBackAndSignedOut() {
        Answer tokens = signedIn();

        Answer back = browser.open(
                logout("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", RETURN, "state", "s p&c"));

        assertThat(back.hasStatus(303).header("Location")).isEqualTo(RETURN + "&state=s+p%26c");
        assertThat(browser.cookies()).doesNotContainKey(SIGN_IN);
        isSignedOut();
        assertThat(client.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                        .hasStatus(400)
                        .text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void cookieThatWasKeptThenItIsNobodysAnyMore() {
        String hint = signedIn().text("id_token");
        String kept = browser.cookies().get(SIGN_IN);

        browser.open(logout("id_token_hint", hint));
        browser.cookies().put(SIGN_IN, kept);

        isSignedOut();
    }

    @Test
    void noStateThenNoneComesBack() {
        Answer back =
                browser.open(logout("id_token_hint", signedIn().text("id_token"), "post_logout_redirect_uri", RETURN));

        assertThat(back.hasStatus(303).header("Location")).isEqualTo(RETURN);
    }

    @Test
    void hintAloneThenSignedOutAndAPageSaysSo() {
        Answer page = browser.open(logout("id_token_hint", signedIn().text("id_token"), "state", "unused"));

        isPage(page, 200);
        assertThat(page.body()).contains("https://client.example/").doesNotContain("unused");
        isSignedOut();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://client.example/bye",
                "https://client.example/bye?kept=1&more=2",
                "https://client.example/bye?kept=1#x",
                "https://evil.example/"
            })
    void addressThatIsNotRegisteredThenAPageAndNobodyIsSignedOut(String address) {
        Answer page =
                browser.open(logout("id_token_hint", signedIn().text("id_token"), "post_logout_redirect_uri", address));

        isPage(page, 400);
        assertThat(page.body()).doesNotContain("evil.example");
        isSignedIn();
    }

    @Test
    void hintThatIsNoneThenAskedAndNeverSentAway() {
        String hint = signedIn().text("id_token");
        String changed = hint.substring(0, hint.lastIndexOf('.') + 1);
        for (String bad : List.of(changed, changed + "AAAA", "x", signedIn().text("access_token"))) {
            Answer page = browser.open(logout("id_token_hint", bad, "post_logout_redirect_uri", RETURN));
            isPage(page, 200);
            assertThat(page.body()).contains("id=\"logout\"").doesNotContain("bye?kept");
            isSignedIn();
        }
    }

    @Test
    void addressWithoutAHintThenAskedAndThenOnlyAPage() {
        signedIn();

        Answer question = browser.open(logout("client_id", client.id(), "post_logout_redirect_uri", RETURN));
        isPage(question, 200);
        isSignedIn();
        Answer page = browser.submit(question, "logout");

        isPage(page, 200);
        assertThat(page.body()).contains("https://client.example/").doesNotContain("bye?kept");
        assertThat(browser.cookies()).doesNotContainKey(SIGN_IN);
        isSignedOut();
    }

    @Test
    void nothingAtAllThenAskedAndSignedOut() {
        signedIn();

        browser.submit(browser.open(PATH), "logout");

        isSignedOut();
        isPage(browser.open(PATH), 200);
    }

    @Test
    void cancelledThenStillSignedIn() {
        signedIn();

        Answer back = browser.submit(browser.open(logout("client_id", client.id())), "cancel");

        assertThat(back.hasStatus(303).header("Location")).isEqualTo("https://client.example/");
        isSignedIn();
    }

    /** Nobody's page signs somebody out by a form that it made up. */
    @Test
    void formWithAForeignTokenThenRefused() {
        signedIn();
        WebBrowser other = new WebBrowser(boxoffice);
        other.signIn(other.open(CodeFlow.of(client).path()), CodeFlow.orderer(boxoffice));
        String foreign = WebBrowser.csrf(other.open(PATH));

        for (String token : List.of(foreign, "x")) {
            isPage(browser.post(PATH, "csrf", token, "decision", "logout"), 403);
        }
        isSignedIn();
    }

    /** A form of another site comes without the cookie, and the ID token says which sign-in it is. */
    @Test
    void formOfAnotherSiteWithAHintThenSignedOut() {
        String hint = signedIn().text("id_token");

        Answer back = foreignForm("id_token_hint", hint, "post_logout_redirect_uri", RETURN, "state", "x");

        assertThat(back.hasStatus(303).header("Location")).isEqualTo(RETURN + "&state=x");
        isSignedOut();
    }

    @Test
    void formOfAnotherSiteWithoutAHintThenItComesAgainWithTheCookie() {
        signedIn();

        Answer again = foreignForm("client_id", client.id()).hasStatus(303);

        assertThat(again.header("Location")).startsWith("/oauth2/logout?");
        assertThat(browser.open(again.header("Location")).body()).contains("id=\"logout\"");
        isSignedIn();
    }

    @Test
    void somebodyElseIsSignedInByNowThenTheyAreAsked() {
        String hint = signedIn().text("id_token");
        browser.cookies().clear();
        Person other = CodeFlow.orderer(boxoffice);
        browser.signIn(browser.open(CodeFlow.of(client).path()), other);

        Answer page = browser.open(logout("id_token_hint", hint, "post_logout_redirect_uri", RETURN));

        isPage(page, 200);
        isSignedIn();
    }

    @Test
    void hintOfAnotherClientThanTheOneNamedThenRefused() {
        OAuthClient other = CodeFlow.webClient(boxoffice);
        String hint = signedIn().text("id_token");

        isPage(browser.open(logout("id_token_hint", hint, "client_id", other.id())), 400);

        isSignedIn();
    }

    @Test
    @DisplayName("Back-Channel Logout: written with the end of the sign-in, and tried")
    void signedOutThenTheClientIsToBeTold() {
        String hint = signedIn().text("id_token");
        assertThat(notices("true")).isZero();

        browser.open(logout("id_token_hint", hint));

        assertThat(notices("true")).isEqualTo(1);
        Poll.until("a try", Duration.ofSeconds(20), () -> notices("tries > 0") == 1);
    }

    @Test
    void metadataThenTheyNameIt() {
        Map<String, Object> expected = Map.of(
                "end_session_endpoint", boxoffice.issuer() + PATH,
                "backchannel_logout_supported", true,
                "backchannel_logout_session_supported", true);
        Answer metadata = boxoffice.get("/.well-known/openid-configuration").hasStatus(200);
        expected.forEach((name, value) ->
                assertThat(metadata.json().path(name).asString()).isEqualTo(value.toString()));
    }

    private long notices(String where) {
        return boxoffice
                .database()
                .count("select count(*) from logout_notice where client_id = '" + client.id() + "' and " + where);
    }

    /** Signs the person in, if they are not, and gets the client its tokens. */
    private Answer signedIn() {
        CodeFlow flow = CodeFlow.of(client);
        Answer page = browser.open(flow.path());
        Answer returned = page.status() == 303 ? page : browser.signIn(page, person);
        return flow.redeem(returned).hasStatus(200);
    }

    @Test
    @DisplayName("longer than any that makes sense: a page, nothing ends, and it goes nowhere")
    void tooLongThenPageAndNothingEnds() {
        signedIn();
        Answer page = foreignForm("state", "x".repeat(60_000), "client_id", client.id());
        assertThat(page.hasStatus(400).all("Location")).isEmpty();
        isSignedIn();
    }

    private void isSignedIn() {
        Answer silent = browser.open(CodeFlow.of(client, "prompt", SILENT).path());
        assertThat(WebBrowser.returned(silent)).containsKey("code");
    }

    private void isSignedOut() {
        Answer silent = browser.open(CodeFlow.of(client, "prompt", SILENT).path());
        assertThat(WebBrowser.returned(silent)).containsEntry("error", "login_required");
    }

    private static void isPage(Answer answer, int status) {
        assertThat(answer.hasStatus(status).mediaType()).isEqualTo("text/html");
        assertThat(answer.header("Cache-Control")).startsWith("no-store");
    }

    private Answer foreignForm(String... parameters) {
        return boxoffice.send(boxoffice
                .request(PATH)
                .header("Content-Type", OAuthClient.FORM)
                .header("Origin", "https://client.example")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString(OAuthClient.form(parameters))));
    }

    private static String logout(String... parameters) {
        return PATH + "?" + OAuthClient.form(parameters);
    }
}
