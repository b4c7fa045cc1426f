package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole way of a person: a stranger becomes a user, who signs in with a passkey alone, and by an app where there is no browser. */
@ThirdLane
class PersonWayST {
    private static final String PASSWORD = "sixteen green tickets";

    private final String name = Boxoffice.uniqueName();

    @Test
    @DisplayName("signs up, adds a passkey, signs in with it alone, adds an app, and logs in with its code")
    void strangerThenUserWithTwoFactors() {
        Boxoffice boxoffice = SecondServer.open();
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            VirtualAuthenticator.of(tab.page());
            signUp(tab);
            giveServer(boxoffice);
            signInByPassword(tab);
            assertThat(tab.token().claimsJson().path("acr").stringValue()).isEqualTo("aal1");

            tab.look("Second factors");
            tab.field("Name of a new passkey").fill("My laptop");
            tab.press("Add a passkey");
            tab.says("Your passkey is set up.");
            tab.press("Sign out");
            tab.button("Sign in").waitFor();

            tab.press("Sign in");
            tab.heading("Token").waitFor(); // the field of the name offers the passkey, and its user takes it
            JsonNode claims = tab.token().claimsJson();
            assertThat(claims.path("amr").valueStream().map(JsonNode::stringValue))
                    .containsExactly("hwk", "mfa", "user");

            logIn(boxoffice, enrolled(tab));
        }
    }

    private void signUp(Tab tab) {
        tab.press("Sign in");
        tab.unfold("No account yet?");
        tab.fill("A username for you", name);
        tab.fill("A new password, 15 characters or more", PASSWORD);
        tab.press("Create the account");
        tab.heading("Token").waitFor();
        assertThat(tab.page().locator("body")).containsText(name);
    }

    /** Who signs up may change nothing of themselves yet: what they are given is the operator's choice. */
    private void giveServer(Boxoffice boxoffice) {
        String admin = boxoffice.admin("server").access();
        String id = boxoffice
                .get("/api/server/users?username=" + name, admin)
                .hasStatus(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .stringValue();
        boxoffice
                .patch("/api/server/users/" + id, "{\"audiences\":[\"other\",\"server\"]}", admin)
                .hasStatus(200);
    }

    private void signInByPassword(Tab tab) {
        tab.press("Sign out");
        tab.button("Sign in").waitFor();
        tab.press("Sign in");
        tab.fill("Username", name);
        tab.fill("Password", PASSWORD);
        tab.press("Sign in");
        tab.heading("Token").waitFor();
    }

    private static Authenticator enrolled(Tab tab) {
        tab.look("Second factors");
        tab.press("Set up an app");
        Authenticator app = Authenticator.of(tab.page().locator("#secret").innerText());
        tab.fill("Code that the app shows", app.next());
        tab.press("Confirm");
        tab.says("Your app is set up.");
        return app;
    }

    private void logIn(Boxoffice boxoffice, Authenticator app) {
        Answer half = boxoffice.tryLogin(name, PASSWORD, "other").hasStatus(403);
        assertThat(half.json().path("methods").valueStream().map(JsonNode::stringValue))
                .containsExactly("totp", "passkey");
        Answer whole = boxoffice.post(
                "/auth/login", Json.object("auth_session", half.text("auth_session"), "otp", app.next()));
        assertThat(Tokens.of(whole).accessText().claimsJson().path("acr").stringValue())
                .isEqualTo("aal2");
    }
}
