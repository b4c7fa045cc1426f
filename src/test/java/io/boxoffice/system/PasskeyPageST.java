package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Passkeys in a real browser, whose authenticator is a virtual one. */
@ThirdLane
class PasskeyPageST {
    private final Boxoffice boxoffice = SecondServer.open();
    private final Person person = boxoffice.createUser("server");

    /** The authenticator of a tab, which is there from now on. */
    private record VirtualAuthenticator(CDPSession session, String id) {
        /** Whether its user does what it asks. */
        void isAttended(boolean attended) {
            JsonObject parameters = new JsonObject();
            parameters.addProperty("authenticatorId", id);
            parameters.addProperty("enabled", attended);
            session.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
        }
    }

    private static VirtualAuthenticator authenticator(Page page) {
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
        JsonObject added = session.send("WebAuthn.addVirtualAuthenticator", parameters);
        return new VirtualAuthenticator(session, added.get("authenticatorId").getAsString());
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
            VirtualAuthenticator authenticator = authenticator(tab.page());
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
    void noScriptThenNoPasskeyAndAllElseAsItIs() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            OAuthClient client = CodeFlow.webClient(boxoffice);
            Tab tab = user.tab(CodeFlow.of(client).path());
            assertThat(tab.field("Username")).isVisible();
            assertThat(tab.page().locator("#passkey")).isHidden();
        }
    }
}
