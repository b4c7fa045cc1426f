package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SoftwarePasskey;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Second factors on the pages of an authorization request, without script. */
class SecondFactorPageST {
    private static final String SIGN_IN = "__Host-boxoffice-signin";
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([A-Z2-7]{32})</code>");
    private static final Pattern CODE = Pattern.compile("<code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</code>");

    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = CodeFlow.webClient(boxoffice);
    private final Person person = boxoffice.hireWith(Json.map(
            "audiences",
            List.of("server", "other"),
            "scopes",
            Map.of("other", List.of("orders.read", "orders.write"))));
    private final WebBrowser browser = new WebBrowser(boxoffice);

    @Test
    @DisplayName("MF-03, MF-07: a password alone signs nobody in who has a factor; with its code the ID token says so")
    void enrolledThenCodeAndOnlyThenSignedIn() {
        Authenticator app = enrol();
        CodeFlow flow = CodeFlow.of(client);

        Answer asked = browser.signIn(browser.open(flow.path()), person).hasStatus(200);
        assertThat(asked.body()).contains("id=\"factor\"", "autocomplete=\"one-time-code\"", person.username());
        assertThat(browser.cookies()).doesNotContainKey(SIGN_IN);

        Answer wrong =
                browser.submit(asked, "one-time-code", "otp", app.wrong(0)).hasStatus(400);
        assertThat(wrong.body()).contains("role=\"alert\"");
        assertThat(browser.cookies()).doesNotContainKey(SIGN_IN);

        Answer consent =
                browser.submit(wrong, "one-time-code", "otp", app.next()).hasStatus(200);
        assertThat(browser.cookies()).containsKey(SIGN_IN);
        Answer tokens = flow.redeem(browser.submit(consent, "allow")).hasStatus(200);
        JsonNode id = TokenText.of(tokens.text("id_token")).claimsJson();
        assertThat(id.path("acr").stringValue()).isEqualTo("aal2");
        assertThat(id.path("amr").valueStream().map(JsonNode::stringValue)).containsExactly("mfa", "otp", "pwd");

        assertThat(WebBrowser.returned(
                        browser.look(CodeFlow.of(client, "acr_values", "aal2").path())))
                .containsKey("code");
    }

    @Test
    @DisplayName("MF-04: a recovery code does too, once")
    void recoveryCodeThenSignedInOnce() {
        Authenticator app = enrol();
        Answer half = boxoffice.tryLogin(person.username(), person.password(), "server");
        Tokens strong = Tokens.of(boxoffice.post(
                "/auth/login", Json.object("auth_session", half.text("auth_session"), "otp", app.next())));
        String code = boxoffice
                .post("/api/server/me/factors/recovery-codes", "", strong.access())
                .json()
                .path("codes")
                .path(0)
                .stringValue();

        Answer asked = browser.signIn(browser.open(CodeFlow.of(client).path()), person);
        browser.submit(asked, "recovery-code", "recovery_code", code).hasStatus(200);
        assertThat(browser.cookies()).containsKey(SIGN_IN);

        WebBrowser another = new WebBrowser(boxoffice);
        Answer again = another.signIn(another.open(CodeFlow.of(client).path()), person);
        another.submit(again, "recovery-code", "recovery_code", code).hasStatus(400);
        assertThat(another.cookies()).doesNotContainKey(SIGN_IN);
    }

    @Test
    @DisplayName(
            "where one is required and none is there, it is set up on the way, and its recovery codes are shown once")
    void requiredThenSetUpOnTheWay() {
        StrictAudience strict = StrictAudience.at(boxoffice);
        CodeFlow flow = strict.flow();

        Answer page = browser.signIn(browser.open(flow.path()), strict.newcomer(boxoffice))
                .hasStatus(200);
        assertThat(page.body()).contains("src=\"data:image/svg+xml;base64,");
        Authenticator app = Authenticator.of(found(SECRET, page));
        Answer wrong = browser.submit(page, "enrol", "otp", app.wrong(0)).hasStatus(400);
        assertThat(SECRET.matcher(wrong.body()).find()).isFalse();
        assertThat(browser.cookies()).doesNotContainKey(SIGN_IN);

        Answer codes = browser.submit(wrong, "enrol", "otp", app.next()).hasStatus(200);
        assertThat(CODE.matcher(codes.body()).results().map(MatchResult::group).distinct())
                .hasSize(10);
        Answer consent = browser.open(WebBrowser.onward(codes)).hasStatus(200);
        Answer tokens = flow.redeem(browser.submit(consent, "allow")).hasStatus(200);
        assertThat(TokenText.of(tokens.text("access_token"))
                        .claimsJson()
                        .path("acr")
                        .stringValue())
                .isEqualTo("aal2");
    }

    @Test
    @DisplayName("there a passkey is made as well, and the token tells of two factors")
    void requiredThenPasskeyMadeOnTheWay() {
        StrictAudience strict = StrictAudience.at(boxoffice);
        CodeFlow flow = strict.flow();
        SoftwarePasskey passkey = SoftwarePasskey.at(boxoffice.issuer());

        Answer page = browser.signIn(browser.open(flow.path()), strict.newcomer(boxoffice));
        Answer codes = made(page, passkey).hasStatus(200);

        assertThat(codes.body()).containsPattern(CODE);
        Answer tokens = flow.redeem(browser.submit(browser.open(WebBrowser.onward(codes)), "allow"))
                .hasStatus(200);
        JsonNode claims = TokenText.of(tokens.text("access_token")).claimsJson();
        assertThat(claims.path("acr").stringValue()).isEqualTo("aal2");
        assertThat(claims.path("amr").valueStream().map(JsonNode::stringValue))
                .containsExactly("hwk", "mfa", "pwd", "user");
    }

    @Test
    @DisplayName("A166, A167: unverified, another's, made elsewhere, rubbish: asked once more, and nobody is signed in")
    void badPasskeyMadeOnTheWayThenAskedOnceMore() {
        StrictAudience strict = StrictAudience.at(boxoffice);
        WebBrowser another = new WebBrowser(boxoffice);
        Answer others = another.signIn(another.open(strict.flow().path()), strict.newcomer(boxoffice));
        Answer page = browser.signIn(browser.open(strict.flow().path()), strict.newcomer(boxoffice));
        SoftwarePasskey passkey = SoftwarePasskey.at(boxoffice.issuer());

        page = refused(made(page, passkey.flags(SoftwarePasskey.PRESENT)));
        passkey.flags(SoftwarePasskey.PRESENT | SoftwarePasskey.VERIFIED);
        page = refused(submitted(page, Json.text(passkey.create(options(others)))));
        page = refused(submitted(page, Json.text(passkey.get(options(page)))));
        page = refused(made(page, passkey.origin("https://evil.example")));
        page = refused(submitted(page, "{}"));
        page = refused(submitted(page, "nothing"));

        assertThat(browser.cookies()).doesNotContainKey(SIGN_IN);
        made(page, passkey.origin(boxoffice.issuer())).hasStatus(200);
        assertThat(browser.cookies()).containsKey(SIGN_IN);
    }

    @Test
    @DisplayName("A164: whoever has a factor makes no other one with a password alone")
    void hasAFactorThenNoPasskeyMadeOnTheWay() {
        enrol();
        Answer asked = browser.signIn(browser.open(CodeFlow.of(client).path()), person);
        String body = submitted(asked, "{}").body();
        assertThat(body).doesNotContain("id=\"enrol\"");
        assertThat(browser.cookies()).doesNotContainKey(SIGN_IN);
    }

    private Answer made(Answer page, SoftwarePasskey passkey) {
        return submitted(page, Json.text(passkey.create(options(page))));
    }

    private Answer submitted(Answer page, String passkey) {
        return browser.submit(page, "new-passkey", "passkey", passkey);
    }

    private static JsonNode options(Answer page) {
        return Json.parse(Jsoup.parse(page.body()).select("#passkey").attr("data-options"));
    }

    private static Answer refused(Answer page) {
        assertThat(page.hasStatus(400).body()).contains("role=\"alert\"", "The passkey was not accepted");
        return page;
    }

    @Test
    @DisplayName("RFC 9470: acr_values asks who is signed in for the code only, and is told where no page may be shown")
    void strongerThanTheSignInThenCodeOnly() {
        Tokens tokens = boxoffice.login(person, "server");
        CodeFlow.of(client).agreed(browser, person);
        String before = browser.cookies().get(SIGN_IN);
        assertThat(WebBrowser.returned(
                        browser.look(CodeFlow.of(client, "acr_values", "aal2").path())))
                .containsEntry("error", "unmet_authentication_requirements");
        Authenticator app = Authenticator.enrol(boxoffice, tokens);
        assertThat(WebBrowser.returned(
                        browser.look(CodeFlow.of(client, "prompt", "none").path())))
                .containsEntry("error", "login_required");

        CodeFlow flow = CodeFlow.of(client, "acr_values", "aal2");
        Answer asked = browser.open(flow.path()).hasStatus(200);
        Answer back = browser.submit(asked, "one-time-code", "otp", app.next());

        JsonNode id =
                TokenText.of(flow.redeem(back).hasStatus(200).text("id_token")).claimsJson();
        assertThat(id.path("acr").stringValue()).isEqualTo("aal2");
        assertThat(browser.cookies().get(SIGN_IN)).isNotEqualTo(before);
    }

    @Test
    @DisplayName(
            "A164: half a sign-in belongs to its request: not to another one, another browser or the other channel")
    void halfSignInElsewhereThenNothing() {
        Authenticator app = enrol();
        Answer asked = browser.signIn(browser.open(CodeFlow.of(client).path()), person);
        String handle = WebBrowser.formAddress(asked).substring("/oauth2/authorize/".length());

        boxoffice
                .post("/auth/login", Json.object("auth_session", handle, "otp", app.next()))
                .isOAuthError(401, "invalid_grant");
        assertThat(browser.open(CodeFlow.of(client).path()).body()).contains("id=\"sign-in\"");
        WebBrowser another = new WebBrowser(boxoffice);
        another.look(WebBrowser.formAddress(asked)).hasStatus(400);
        assertThat(browser.open(WebBrowser.formAddress(asked)).body()).contains("id=\"factor\"");
    }

    @Test
    void cancelledThenTheClientIsTold() {
        enrol();
        Answer asked = browser.signIn(browser.open(CodeFlow.of(client).path()), person);
        assertThat(WebBrowser.returned(browser.submit(asked, "cancel"))).containsEntry("error", "access_denied");
    }

    private Authenticator enrol() {
        return Authenticator.enrol(boxoffice, boxoffice.login(person, "server"));
    }

    private static String found(Pattern pattern, Answer page) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
