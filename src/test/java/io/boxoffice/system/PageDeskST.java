package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The administrator at the page: what they do there is done. */
@ThirdLane
class PageDeskST {
    private final Boxoffice boxoffice = SecondServer.open();

    @Test
    void rotatedAndRevokedThenTheKeysSaySo() {
        String audience = register();
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Keys");
            Locator keys = tab.page().getByLabel("Keys of " + audience);
            String active =
                    Published.kids(boxoffice, Published.of(audience)).iterator().next();
            tab.press("Rotate the key of " + audience);
            assertThat(keys).containsText("is announced");
            assertThat(keys.locator("svg .kid")).hasCount(2);
            assertThat(Published.kids(boxoffice, Published.of(audience)))
                    .hasSize(2)
                    .contains(active);
            Locator key = keys.locator("li").filter(new Locator.FilterOptions().setHasText(active));
            key.locator("summary").click();
            key.getByLabel("Reason").fill("<i>its host was broken into</i>");
            key.getByRole(AriaRole.BUTTON).click();
            assertThat(keys).containsText("The key " + active + " is revoked.");
            assertThat(Published.kids(boxoffice, Published.of(audience))).doesNotContain(active);
            keys.locator("summary", new Locator.LocatorOptions().setHasText("past"))
                    .click();
            assertThat(keys.locator("details li")).containsText("<i>its host was broken into</i>");
        }
    }

    @Test
    void verifierHasReadThenTheKeysSaySoAndADrillIsReported() {
        String audience = "seats-" + Boxoffice.uniqueName().substring(5, 13);
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", audience, "verifiers", List.of("billing")))
                .hasStatus(201);
        boxoffice.get(Published.of(audience, "billing")).hasStatus(200);
        Boxoffice.pause(Duration.ofSeconds(2));
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Keys");
            Locator keys = tab.page().getByLabel("Keys of " + audience);
            assertThat(keys).containsText("has every key");
            assertThat(keys.locator("ul.keys").first()).containsText("billing");
            tab.press("Drill a rotation at " + audience);
            assertThat(keys).containsText("Not over yet");
            boxoffice.get(Published.of(audience, "billing")).hasStatus(200);
            Boxoffice.pause(Duration.ofSeconds(5));
            tab.press("Look again at the drills of " + audience);
            assertThat(keys).containsText("A new key of `" + audience + "` would be known everywhere within");
            assertReportAloneOnPaper(tab, keys.locator("li", new Locator.LocatorOptions().setHasText("everywhere")));
        }
    }

    private static void assertReportAloneOnPaper(Tab tab, Locator report) {
        tab.page().evaluate("window.print = () => document.body.dataset.printed = 'once'");
        report.getByRole(AriaRole.BUTTON).click();
        assertThat(tab.page().locator("body")).hasAttribute("data-printed", "once");
        tab.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        assertThat(tab.page().locator("nav").first()).isHidden();
        assertThat(tab.page().getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(report).containsText("billing");
        assertThat(tab.page().locator("body").innerText().strip())
                .isEqualTo(report.innerText().strip())
                .contains("Drill", "Ended");
        assertThat(tab.page().evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void userMadeThenTheyMaySignInAndDeletedThenGone() {
        String username = Boxoffice.uniqueName();
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Users");
            tab.unfold("New user");
            tab.fill("Username", username);
            tab.fill("Password", "correct horse " + username);
            tab.field("other").check();
            tab.press("Make the user");
            tab.says(username + " is made.");
            boxoffice.login(username, "correct horse " + username, "other");
            tab.press(username);
            tab.unfold("Delete " + username);
            tab.press("Yes, delete " + username);
            assertThat(tab.row(username)).hasCount(0);
            boxoffice.tryLogin(username, "correct horse " + username, "other").isOAuthError(401, "invalid_grant");
        }
    }

    @Test
    void userEditedThenWhatIsAddedIsThereAndWhatIsTakenAwayIsNot() {
        Person person = boxoffice.createUser("other");
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Users");
            Locator card = edit(tab, person);
            card.getByLabel("Tenant").fill("blue");
            card.getByLabel("orders.read").check();
            card.getByLabel("Claims").fill("{\"seat\": \"A1\"}");
            tab.press("Save");
            assertThat(card).containsText("seat: A1");
            JsonNode user = user(person);
            assertThat(user.path("tenant").stringValue()).isEqualTo("blue");
            assertThat(user.path("scopes").path("other").path(0).stringValue()).isEqualTo("orders.read");
            tab.press("Edit " + person.username());
            card.getByLabel("Claims").fill("{}");
            card.getByLabel("other", new Locator.GetByLabelOptions().setExact(true))
                    .uncheck();
            tab.press("Save");
            assertThat(card).not().containsText("seat");
            assertThat(user(person).path("audiences").size()).isZero();
        }
    }

    @Test
    void beginningOfANameThenTheServerFindsAndTurnsThePages() {
        String mark = Boxoffice.uniqueName();
        for (int i = 10; i < 62; i++) {
            boxoffice.database().run(copyOf("admin", mark + "-" + i));
        }
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Users");
            browser.forget();
            String asked = "prefix=" + mark.toUpperCase(Locale.ROOT);
            find(tab, mark.toUpperCase(Locale.ROOT));
            assertThat(tab.page().getByText("50 users, and more")).isVisible();
            assertThat(tab.rows()).hasCount(50);
            assertThat(browser.requests(asked)).isEqualTo(1);
            tab.press("Next page");
            assertThat(tab.rows()).hasCount(2);
            assertThat(tab.row(mark + "-61")).isVisible();
            tab.press("Previous page");
            assertThat(tab.rows()).hasCount(50);
            tab.fill("Find", mark + "-3");
            assertThat(tab.rows()).hasCount(10);
            tab.fill("Find", mark + "%");
            tab.page().getByText("Nobody's name begins so.").waitFor();
        }
    }

    /** A user of the same password, without the hash that would take its time. */
    private static String copyOf(String username, String copy) {
        return "insert into account (id, username, username_key, password_hash, roles, enabled, created_at) select"
                + " gen_random_uuid(), '" + copy + "', '" + copy + "', password_hash, 'user', false, now()"
                + " from account where username_key = '" + username + "'";
    }

    @Test
    void userChangedMeanwhileThenNothingIsOverwritten() {
        Person person = boxoffice.createUser("other");
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Users");
            edit(tab, person).getByLabel("Tenant").fill("green");
            boxoffice
                    .patch(
                            "/api/server/users/" + person.id(),
                            Json.object("tenant", "red"),
                            boxoffice.admin("server").access())
                    .hasStatus(200);
            tab.press("Save");
            tab.says("412 Precondition Failed");
            assertThat(user(person).path("tenant").stringValue()).isEqualTo("red");
        }
    }

    @Test
    void clientRegisteredThenItsSecretIsShownOnceAndDisabledThenRefused() {
        String name = "Partner " + Boxoffice.uniqueName();
        String id = "c-" + Boxoffice.uniqueName();
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Clients");
            tab.unfold("New client");
            tab.choice("Client id").fill(id);
            tab.fill("Name", name);
            tab.field("A token of its own").check();
            tab.field("other").check();
            tab.field("orders.read").check();
            tab.press("Register");
            Locator secret = tab.page().locator("code").filter(new Locator.FilterOptions().setHasText("bo_cs_"));
            assertThat(secret).hasCount(1);
            OAuthClient client = new OAuthClient(boxoffice, id, secret.textContent());
            client.credentials("other").hasStatus(200);
            tab.press("Disable " + name);
            assertThat(tab.page().getByText("no, it is disabled")).hasCount(1);
            client.credentials("other").isOAuthError(401, "invalid_client");
        }
    }

    @Test
    void audienceRegisteredAndChangedThenItIs() {
        String name = "a-" + Boxoffice.uniqueName();
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Audiences");
            tab.unfold("New audience");
            tab.fill("Name", name);
            tab.fill("Scopes", "seats.read seats.write");
            tab.press("Register");
            tab.says(name + " is registered.");
            tab.press("Edit " + name);
            tab.card(name).getByLabel("Life of an access token").fill("PT2M");
            tab.press("Save");
            assertThat(tab.card(name)).containsText("PT2M");
            JsonNode audience = boxoffice
                    .get(
                            "/api/server/audiences/" + name,
                            boxoffice.admin("server").access())
                    .json();
            assertThat(audience.path("scopes").size()).isEqualTo(2);
            assertThat(audience.path("access_token_lifetime").stringValue()).isEqualTo("PT2M");
        }
    }

    @Test
    void eventWhileTheAuditIsOpenThenItAppears() {
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Audit");
            tab.choice("Type").selectOption("user_created");
            Person person = boxoffice.createUser("other");
            assertThat(tab.entry("username " + person.username())).isVisible();
            assertThat(tab.page().locator(".event strong").allInnerTexts()).containsOnly("user_created");
            tab.press("Live: pause");
            Person late = boxoffice.createUser("other");
            Boxoffice.pause(Duration.ofMillis(2300));
            assertThat(tab.entry("username " + late.username())).hasCount(0);
        }
    }

    @Test
    void auditFilteredThenOnlyThatWithNamesBesideIds() {
        Person person = boxoffice.createUser("other");
        boxoffice
                .tryLogin(person.username(), "not the password of anyone", "other")
                .hasStatus(401);
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.admin().look("Audit");
            Locator name = tab.field("Name");
            name.fill(person.username().toUpperCase(Locale.ROOT));
            name.press("Enter");
            assertThat(tab.events()).hasCount(2);
            assertThat(tab.events().first()).containsText("to " + person.username() + " " + person.id());
            tab.choice("Outcome").selectOption("failure");
            assertThat(tab.events()).hasCount(1);
            String request = boxoffice
                    .get(
                            "/api/server/audit?outcome=failure&name=" + person.username(),
                            boxoffice.admin("server").access())
                    .json()
                    .path("items")
                    .path(0)
                    .path("correlation_id")
                    .stringValue();
            assertThat(tab.events()).containsText("request " + request);
            name.fill("");
            tab.field("Correlation id").fill(request);
            tab.field("Address").fill("0:0::1");
            tab.field("Address").press("Enter");
            tab.field("Address").fill("nowhere");
            tab.field("Address").press("Enter");
            tab.says("400 Bad Request");
        }
    }

    @Test
    void userWhoIsNoAdministratorThenTheRefusalsPlainly() {
        Person person = boxoffice.createUser("server");
        try (BrowserUser browser = BrowserUser.of(boxoffice)) {
            Tab tab = browser.tab().signIn(person.username(), person.password());
            for (String view : Tab.VIEWS.subList(6, 10)) {
                tab.look(view).says("403 Forbidden");
            }
        }
    }

    /** The list of before is there until the answer is: what is done in it then would be lost. */
    private static void find(Tab tab, String beginning) {
        tab.page()
                .waitForResponse(
                        answer -> answer.url().contains("prefix=" + beginning), () -> tab.fill("Find", beginning));
        tab.page().waitForTimeout(100);
    }

    private static Locator edit(Tab tab, Person person) {
        find(tab, person.username());
        tab.press(person.username());
        tab.press("Edit " + person.username());
        return tab.row(person.username());
    }

    private String register() {
        String audience = "a-" + Boxoffice.uniqueName();
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", audience))
                .hasStatus(201);
        return audience;
    }

    private JsonNode user(Person person) {
        return boxoffice
                .get(
                        "/api/server/users/" + person.id(),
                        boxoffice.admin("server").access())
                .hasStatus(200)
                .json();
    }
}
