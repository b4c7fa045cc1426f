package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Passkeys in a real browser, whose authenticator is a virtual one. */
@ThirdLane
class PasskeyPageST {
    private final Boxoffice boxoffice = SecondServer.open();
    private final Person person = boxoffice.createUser("server");

    /** The authenticator of a tab, which is there from now on, and whose user does what it asks. */
    private static CDPSession authenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
        return session;
    }

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
            authenticator(tab.page());
            enrol(tab);
            signOut(tab);

            tab.press("Sign in");
            Locator button = tab.page().locator("#passkey button, main h1:text-is('Token')");
            button.first().waitFor();
            if (tab.button("Sign in with a passkey").isVisible()) {
                tab.press("Sign in with a passkey");
            }
            tab.heading("Token").waitFor();
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
            authenticator(tab.page());
            enrol(tab);
            signOut(tab);
            tab.press("Sign in");
            tab.trySignIn(person.username(), person.password());
            tab.press("Use a passkey");
            tab.heading("Token").waitFor();
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
