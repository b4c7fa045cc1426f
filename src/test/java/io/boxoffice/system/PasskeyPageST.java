package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Passkeys in a real browser, whose authenticator is a virtual one. */
@ThirdLane
class PasskeyPageST {
    private final Boxoffice boxoffice = SecondServer.open();
    private final Person person = boxoffice.createUser("server");

    private void enrol(Tab tab) {
        tab.signIn(person.username(), person.password());
        tab.look("Second factors");
        tab.field("Name of a new passkey").fill("My laptop");
        tab.press("Add a passkey");
        tab.says("Your passkey is set up.");
        assertThat(tab.page().locator("li.card h2")).hasText("My laptop");
    }

    private static void signOut(Tab tab) {
        tab.press("Sign out");
        tab.button("Sign in").waitFor();
    }

    @Test
    @DisplayName("enrolled on the page, it signs in alone, without a name or a password, and is removed on the page")
    void enrolledThenSignedInByItAloneAndRemoved() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            VirtualAuthenticator.of(tab.page());
            enrol(tab);
            signOut(tab);

            tab.press("Sign in");
            tab.heading("Token").waitFor(); // the field of the name offers it, and its user takes it
            assertThat(tab.page().locator("body")).containsText(person.username());

            tab.look("Second factors");
            tab.button("Remove: My laptop").click();
            tab.says("My laptop: removed.");
        }
    }

    @Test
    @DisplayName("after the password it is the second factor")
    void besideAPasswordThenSignedIn() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            VirtualAuthenticator authenticator = VirtualAuthenticator.of(tab.page());
            enrol(tab);
            signOut(tab);
            authenticator.isAttended(false);
            tab.press("Sign in");
            tab.button("Sign in with a passkey").waitFor();
            tab.trySignIn(person.username(), person.password());
            tab.button("Use a passkey").waitFor();
            authenticator.isAttended(true);
            tab.press("Use a passkey");
            tab.heading("Token").waitFor();
        }
    }

    @Test
    @DisplayName("where a factor is required and none is there, it is made on the way, and is one from then on")
    void requiredThenMadeOnTheWay() {
        StrictAudience strict = StrictAudience.at(boxoffice);
        Person newcomer = strict.newcomer(boxoffice);
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            CodeFlow flow = strict.flow();
            Tab tab = user.tab(flow.path());
            VirtualAuthenticator.of(tab.page());
            tab.trySignIn(newcomer.username(), newcomer.password());
            tab.press("Set up a passkey instead");
            tab.heading("Keep these recovery codes").waitFor();
        }
        Answer half = boxoffice.tryLogin(newcomer.username(), newcomer.password(), strict.name());
        assertThat(half.hasStatus(403).json().path("methods").values().toString())
                .contains("passkey");
    }

    @Test
    void noScriptThenNoPasskeyMadeOnTheWay() {
        StrictAudience strict = StrictAudience.at(boxoffice);
        Person newcomer = strict.newcomer(boxoffice);
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(strict.flow().path());
            tab.trySignIn(newcomer.username(), newcomer.password());
            assertThat(tab.page().locator("#enrol")).isVisible();
            assertThat(tab.page().locator("#passkey")).isHidden();
        }
    }

    @Test
    void noScriptThenNoPasskeyAndAllElseAsItIs() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            OAuthClient client = CodeFlow.webClient(boxoffice);
            Tab tab = user.tab(CodeFlow.of(client).path());
            assertThat(tab.field("Username")).isVisible();
            assertThat(tab.page().locator("#passkey")).isHidden();
        }
    }
}
