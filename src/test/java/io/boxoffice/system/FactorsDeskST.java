package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** One's second factors on the page, in a real browser. */
@ThirdLane
class FactorsDeskST {
    private final Boxoffice boxoffice = SecondServer.open();

    @Test
    void appSetUpThenAskedForAndRecoveryCodesAfterAStrongerSignIn() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.createUser("server");
            Tab tab = user.tab().signIn(person.username(), person.password());
            tab.link("Second factors").click();
            tab.press("Set up an app");
            Locator secret = tab.page().locator("#secret");
            Authenticator app = Authenticator.of(secret.textContent());
            assertThat(tab.page().locator("img.qr")).isVisible();
            assertThat((Boolean) tab.page().locator("img.qr").evaluate("img => img.complete && img.naturalWidth > 0"))
                    .isTrue();
            tab.field("Code that the app shows").fill(app.wrong(0));
            tab.press("Confirm");
            tab.says("The code is not the one of the new secret.");
            tab.field("Code that the app shows").fill(app.next());
            tab.press("Confirm");
            tab.says("Your app is set up.");

            tab.press("New recovery codes");
            tab.says("A more recent or a stronger login is required.");
            tab.press("Sign in again");
            tab.field("Username").fill(person.username());
            tab.field("Password").fill(person.password());
            tab.press("Sign in");
            tab.field("Code from your authenticator app").fill(app.next());
            tab.press("Continue");
            tab.heading("Token").waitFor();
            tab.link("Second factors").click();
            tab.press("New recovery codes");
            assertThat(tab.page().locator("#codes code")).hasCount(10);
        }
    }
}
