package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The administrator asks the page why a token is refused, and what somebody would get. */
@ThirdLane
class PageExplainST {
    private final Boxoffice boxoffice = SecondServer.open();

    @Test
    void tokenPastedThenEachCheckAndTheAnswer() {
        Person person = boxoffice.createUser("other");
        String token = boxoffice.login(person, "other").access();
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Explain");
            tab.fill("Token", token);
            tab.fill("Path", "/api/other/orders");
            tab.press("Explain it");
            Locator told = tab.page().getByLabel("What the checks say");
            assertThat(told).containsText("It would be refused: permission");
            assertThat(told).containsText("insufficient_scope");
            assertThat(told.locator(".checks li")).hasCount(27);
            assertThat(told).containsText(person.username());
            assertThat(tab.field("Token")).hasValue("");
            assertThat(told).not().containsText(token.substring(token.lastIndexOf('.')));
        }
    }

    @Test
    void previewedThenWhichRuleTakesWhat() {
        Person person = boxoffice.createUser("other");
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Explain");
            Locator preview = tab.page().getByLabel("Preview", new Page.GetByLabelOptions().setExact(true));
            preview.getByLabel("User id").fill(person.id());
            preview.getByLabel("Audience").fill("other");
            tab.press("Preview it");
            assertThat(preview).containsText("A password is enough.");
            assertThat(preview).containsText("orders.read not granted to the user");
            assertThat(preview).containsText("\"upn\": \"" + person.username() + "\"");
        }
    }

    @Test
    void refusalInTheAuditThenItLeadsToWhatItMeans() {
        Person person = boxoffice.createUser("other");
        String token = boxoffice.login(person, "other").access();
        boxoffice.get("/api/server/me", token).hasStatus(401);
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Audit");
            tab.choice("Type").selectOption("authn_token_fail");
            tab.fill("Name", person.username());
            tab.field("Name").press("Enter");
            tab.link("wrong audience").first().click();
            tab.heading("Explain").waitFor();
            assertThat(tab.page().getByText("It is good, and of another API than the one that was called."))
                    .isVisible();
        }
    }
}
