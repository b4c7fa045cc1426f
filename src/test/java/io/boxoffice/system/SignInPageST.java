package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of signing in and of consent in a real browser, which runs no script. */
@ThirdLane
class SignInPageST {
    private static final String CLIENT = "Harbour Bookings";

    private final Boxoffice boxoffice = SecondServer.open();
    private final ClientSite site = ClientSite.open();
    private final OAuthClient client =
            CodeFlow.webClient(boxoffice, "client_name", CLIENT, "redirect_uris", List.of(site.callback()));
    private final Person person = CodeFlow.orderer(boxoffice);

    @AfterEach
    void close() {
        site.close();
    }

    private CodeFlow flow() {
        return CodeFlow.of(client, "redirect_uri", site.callback());
    }

    private CodeFlow flow(String name, String value) {
        return CodeFlow.of(client, "redirect_uri", site.callback(), name, value);
    }

    private Tab signedIn(BrowserUser user, CodeFlow flow) {
        Tab tab = user.tab(flow.path());
        tab.heading("Sign in").waitFor();
        tab.trySignIn(person.username(), person.password());
        tab.heading("Allow access?").waitFor();
        return tab;
    }

    private void assertReturned(Tab tab, CodeFlow flow, String member) {
        tab.heading(ClientSite.HEADING).waitFor();
        assertThat(site.returned()).containsKeys(member, "iss").containsEntry("state", flow.state());
    }

    @Test
    @DisplayName("OA-05: who signs in and allows it is back at the client, and what is asked for was said before")
    void allowedThenBackWithACode() {
        CodeFlow flow = flow();
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(flow.path());
            tab.heading("Sign in").waitFor();
            assertThat(tab.text()).contains(CLIENT);
            tab.trySignIn(person.username(), person.password());
            tab.heading("Allow access?").waitFor();
            assertThat(tab.text())
                    .contains(CLIENT, "https://client.example/", person.username(), "other", "orders.read", "127.0.0.1")
                    .contains("Know that it is you")
                    .contains("a program on this machine");
            tab.press("Allow");
            assertReturned(tab, flow, "code");
        }
        assertThat(flow.redeem(site.returned().getOrDefault("code", ""))
                        .hasStatus(200)
                        .text("access_token"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("SI-03: a wrong password is said at its field, and the next try is a try")
    void wrongPasswordThenSaidAndAskedAgain() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(flow().path());
            tab.trySignIn(person.username(), "not the password");
            assertThat(tab.page().locator("#flaw")).containsText("Username or password is wrong.");
            assertThat(tab.field("Username")).hasValue(person.username());
            assertThat(tab.field("Password")).hasValue("");
            assertThat(tab.field("Password")).isFocused();
            assertThat(tab.field("Password")).hasAttribute("aria-describedby", "flaw");
            tab.trySignIn(person.username(), person.password());
            tab.heading("Allow access?").waitFor();
        }
    }

    @Test
    void cancelledThenTheClientIsTold() {
        CodeFlow flow = flow();
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(flow.path());
            tab.press("Cancel");
            assertReturned(tab, flow, "error");
        }
        assertThat(site.returned()).containsEntry("error", "access_denied");
    }

    @Test
    void deniedThenTheClientIsTold() {
        CodeFlow flow = flow();
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = signedIn(user, flow);
            tab.press("Deny");
            assertReturned(tab, flow, "error");
        }
        assertThat(site.returned()).containsEntry("error", "access_denied");
    }

    @Test
    void backButtonThenDoneAndAWayToTheClient() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = signedIn(user, flow());
            tab.press("Allow");
            tab.heading(ClientSite.HEADING).waitFor();
            tab.page().goBack();
            tab.heading("This is done already").waitFor();
            assertWayBack(tab);
        }
    }

    private static void assertWayBack(Tab tab) {
        assertThat(tab.page().locator("main a")).hasText("Back to " + CLIENT);
        assertThat(tab.page().locator("main a")).hasAttribute("href", "https://client.example/");
    }

    @Test
    void expiredThenAWayToTheClient() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(flow().path());
            tab.heading("Sign in").waitFor();
            boxoffice
                    .database()
                    .run("update authorization_request set expires_at = now() - interval '1 second'"
                            + " where client_id = '" + client.id() + "'");
            tab.trySignIn(person.username(), person.password());
            tab.heading("This page has expired").waitFor();
            assertWayBack(tab);
        }
    }

    @Test
    @DisplayName("OA-13: the address of a page is good for nobody else")
    void anotherBrowserThenNothingToSignInAt() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice);
                BrowserUser other = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(flow().path());
            tab.heading("Sign in").waitFor();
            String address = tab.page().url();
            Tab foreign = other.tab(address.substring(address.indexOf("/oauth2/")));
            foreign.heading("This was begun in another browser").waitFor();
            assertThat(foreign.page().locator("input")).hasCount(0);
        }
    }

    @Test
    @DisplayName("two tabs are two: each goes back to what it was opened for")
    void twoTabsThenEachItsOwnAnswer() {
        CodeFlow first = flow();
        CodeFlow second = flow();
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab one = user.tab(first.path());
            Tab two = user.tab(second.path());
            one.heading("Sign in").waitFor();
            two.heading("Sign in").waitFor();
            for (Tab tab : List.of(two, one)) {
                tab.trySignIn(person.username(), person.password());
                tab.heading("Allow access?").waitFor();
            }
            two.press("Allow");
            assertReturned(two, second, "code");
            one.press("Allow");
            assertReturned(one, first, "code");
        }
    }

    @Test
    void accountThenThisOneOrAnotherOrNone() {
        CodeFlow flow = flow("prompt", "select_account");
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            signedIn(user, flow());
            Tab tab = user.tab(flow.path());
            tab.heading("Choose an account").waitFor();
            tab.press("Use another account");
            tab.heading("Sign in").waitFor();
            tab.page().goBack();
            tab.press("Continue as " + person.username());
            tab.heading("Allow access?").waitFor();
            Tab other = user.tab(flow("prompt", "select_account").path());
            other.press("Cancel");
            other.heading(ClientSite.HEADING).waitFor();
        }
        assertThat(site.returned()).containsEntry("error", "access_denied");
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    @DisplayName("form_post: a script presses the button, or the reader does")
    void formPostThenPosted(boolean script, boolean pressed) {
        CodeFlow flow = flow("response_mode", "form_post");
        try (BrowserUser user = script ? BrowserUser.of(boxoffice) : BrowserUser.withoutScript(boxoffice)) {
            Tab tab = signedIn(user, flow);
            tab.press("Allow");
            if (pressed) {
                tab.heading("Almost there").waitFor();
                tab.press("Continue");
            }
            assertReturned(tab, flow, "code");
        }
    }

    @Test
    void languageOfTheClientThenItsTexts() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(flow("ui_locales", "xx de-CH en").path());
            tab.heading("Anmelden").waitFor();
            assertThat(tab.page().locator("html")).hasAttribute("lang", "de");
        }
    }

    @Test
    @DisplayName("TR-02: a page brings its style, and asks for nothing else")
    void signInThenOneRequestBesideIt() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(flow().path());
            tab.heading("Sign in").waitFor();
            assertThat(user.addresses()).hasSize(3).anyMatch(address -> address.contains("/sign-in/style.css?v="));
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1180", "DARK, 1180", "LIGHT, 360", "DARK, 360"})
    void pageThenAxeFindsNothingAndNothingIsTooWide(ColorScheme scheme, int width) {
        try (BrowserUser user = BrowserUser.looking(boxoffice, width, 740, scheme)) {
            Tab tab = user.tab(flow("prompt", "select_account").path());
            check(tab, "sign-in", width);
            tab.trySignIn(person.username(), "not the password");
            tab.page().locator("#flaw").waitFor();
            check(tab, "wrong password", width);
            tab.trySignIn(person.username(), person.password());
            tab.heading("Allow access?").waitFor();
            check(tab, "consent", width);
            assertEquallyLarge(tab);
            Tab second = user.tab(flow("prompt", "select_account").path());
            second.heading("Choose an account").waitFor();
            check(second, "account", width);
            Tab fault = user.tab("/oauth2/authorize?client_id=nobody");
            fault.heading("This application is not known here").waitFor();
            check(fault, "fault", width);
        }
    }

    private static void check(Tab tab, String view, int width) {
        Accessible.load(tab);
        Accessible.check(tab, view);
        Accessible.checkWidth(tab, view, width);
    }

    @SuppressWarnings("unchecked")
    private static void assertEquallyLarge(Tab tab) {
        Page page = tab.page();
        List<Map<String, Object>> boxes = (List<Map<String, Object>>) page.evaluate(
                "[...document.querySelectorAll('#consent button')].map(b => ({w: b.offsetWidth, h: b.offsetHeight}))");
        assertThat(boxes).hasSize(2);
        assertThat(boxes.getFirst()).isEqualTo(boxes.getLast());
    }
}
