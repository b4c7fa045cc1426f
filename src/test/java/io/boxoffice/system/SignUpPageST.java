package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of the sign-in page by which somebody becomes a user, where registration is open; where it is not: {@link TwoNodesST}. */
class SignUpPageST {
    private static final String PASSWORD = "sixteen green tickets";
    private static final String SIGN_IN = "__Host-boxoffice-signin";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final CodeFlow flow = CodeFlow.of(CodeFlow.webClient(boxoffice), "scope", "openid");
    private final WebBrowser browser = new WebBrowser(boxoffice);
    private final String name = Boxoffice.uniqueName();

    @Test
    @DisplayName("AD-02: a stranger becomes an ordinary user, is signed in and goes on to the client")
    void signUpThenSignedInAndOnTheWay() {
        Answer next = signUp(browser, name, PASSWORD).hasStatus(200);

        assertThat(next.body()).contains("id=\"consent\"");
        assertThat(browser.cookies()).containsKey(SIGN_IN);
        flow.redeem(browser.submit(next, "allow")).hasStatus(200);
        boxoffice.login(name, PASSWORD, "other");
        boxoffice.tryLogin(name, PASSWORD, "server").isOAuthError(400, "invalid_target");
    }

    @Test
    void takenNameThenSaidSoAndNobodyIsSignedIn() {
        boxoffice
                .post("/auth/register", Json.object("username", name, "password", PASSWORD))
                .hasStatus(201);

        Answer again = signUp(browser, name, PASSWORD).hasStatus(400);

        assertThat(again.body()).contains("Somebody has this username already", "<details open>", name);
        assertThat(browser.cookies()).doesNotContainKey(SIGN_IN);
    }

    @ParameterizedTest
    @CsvSource({"anna,too short", "'<b>',sixteen green tickets", "'',sixteen green tickets"})
    void notAllowedThenSaidSoAndAskedOnceMore(String username, String password) {
        Answer again = signUp(browser, username, password).hasStatus(400);
        assertThat(again.body()).contains("is not allowed").doesNotContain("<b>");
        assertThat(signUp(again, browser, name, PASSWORD).hasStatus(200).body()).contains("id=\"consent\"");
    }

    @Test
    @DisplayName("OA-13: the form of another browser, and one without its token, make nobody")
    void formOfAnotherThenNobodyIsMade() {
        Answer others = new WebBrowser(boxoffice).open(flow.path());
        Answer page = browser.open(flow.path());
        browser.post(
                        WebBrowser.formAddress(page),
                        "csrf",
                        WebBrowser.csrf(others),
                        "decision",
                        "sign-up",
                        "username",
                        name,
                        "password",
                        PASSWORD)
                .hasStatus(400);
        boxoffice.tryLogin(name, PASSWORD, "other").isOAuthError(401, "invalid_grant");
    }

    private Answer signUp(WebBrowser at, String username, String password) {
        return signUp(at.open(flow.path()), at, username, password);
    }

    private static Answer signUp(Answer page, WebBrowser at, String username, String password) {
        return at.submit(page, "sign-up", "username", username, "password", password);
    }
}
