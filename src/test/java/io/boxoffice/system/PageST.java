package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page in a real browser: one user, from signing in to signing out. */
@ThirdLane
class PageST {
    private final Boxoffice boxoffice = SecondServer.open();

    @Test
    void wrongPasswordThenSaidAndNoToken() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            tab.trySignIn("admin", "not the password of anyone");
            tab.says("The username or the password is wrong.");
            assertThat(user.requests("/auth/login")).isEqualTo(1);
            assertThat(tab.field("Password")).hasValue("");
            assertThat(user.cookies()).isEmpty();
        }
    }

    @Test
    void openOverPlainHttpThenToldToUseHttps() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            tab.page().navigate("http://localhost:" + boxoffice.httpPort() + "/");
            assertThat(tab.page().locator("main")).containsText("Signing in needs HTTPS");
        }
    }

    @Test
    void signedInThenTheTokenIsDecodedAndItsTextNowhereButOnDemand() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.hireWith(Json.map(
                    "audiences", List.of("server", "other"),
                    "tenant", "blue",
                    "scopes", Json.map("other", List.of("orders.read"))));
            Tab tab = user.tab().signIn(person.username(), person.password());
            assertThat(tab.text()).contains(person.id(), "at+jwt", "blue");
            tab.press("other");
            assertThat(tab.page().locator(".token")).containsText("orders.read");
            assertThat(tab.markup()).doesNotContain("eyJ");
            assertThat(tab.token().claimsJson().path("aud").stringValue()).isEqualTo("other");
            assertThat(tab.markup()).doesNotContain("eyJ");
            assertThat(tab.stored()).contains("server", "other").doesNotContain("eyJ", "bo_rt_", person.password());
        }
    }

    @Test
    void audienceThatIsNotGrantedThenTheOthersAllTheSame() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.createUser("other");
            Tab tab = user.tab().signIn(person.username(), person.password());
            tab.says("No token for server: The audience is unknown, or not granted.");
            assertThat(user.cookies()).containsExactly(Page.cookieOf("other"));
            tab.look("Keys").says("You have no token for server.");
        }
    }

    @Test
    void tokenAtItsAudienceThenAcceptedAndAtTheWrongOneRefused() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.admin().look("Resources");
            tab.press("GET /api/server/me");
            tab.says("GET /api/server/me with the token for server: 200.");
            tab.press("GET /api/other/user");
            tab.says("GET /api/other/user with the token for other: 200.");
            tab.press("With the token for server");
            tab.says("GET /api/other/user with the token for server: 401.");
            assertThat(tab.page().locator(".answer").first())
                    .containsText("WWW-Authenticate: Bearer realm=\"boxoffice\", error=\"invalid_token\"");
            assertThat(user.requests("/auth/refresh")).isZero();
            tab.press("GET /api/other/orders");
            tab.says("GET /api/other/orders with the token for other: 403.");
        }
    }

    @Test
    void reloadThenTheSessionGoesOnAndAfterSigningOutItDoesNot() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.admin().look("Sessions");
            tab.page().reload();
            tab.heading("Sessions").waitFor();
            assertThat(user.requests("/auth/refresh")).isEqualTo(2);
            tab.press("Sign out");
            tab.heading("Sign in").waitFor();
            assertThat(tab.stored()).contains("[]").doesNotContain("server");
            assertThat(user.cookies()).isEmpty();
            tab.page().reload();
            tab.heading("Sign in").waitFor();
        }
    }

    @Test
    void sessionEndedThenRefusedAndTheCurrentOneLeadsToTheSignIn() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.createUser("server");
            Tokens elsewhere = boxoffice.login(person, "server");
            Tab tab = user.tab().signIn(person.username(), person.password()).look("Sessions");
            tab.card("Begun", "this one").getByRole(AriaRole.BUTTON).click();
            tab.says("The session for server has ended.");
            boxoffice.tryRefresh(elsewhere.refresh()).isOAuthError(400, "invalid_grant");
            tab.card("this one").getByRole(AriaRole.BUTTON).click();
            tab.heading("Sign in").waitFor();
            assertThat(user.cookies()).isEmpty();
        }
    }

    @Test
    void ownPasswordChangedThenTheNewOneIsGood() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.createUser("server");
            Tab tab = user.tab().signIn(person.username(), person.password()).look("Password");
            String chosen = "four green horses " + person.username();
            tab.fill("Present password", person.password());
            tab.fill("New password", chosen);
            tab.fill("New password, again", chosen + "x");
            tab.press("Change it");
            tab.says("not the same both times");
            tab.fill("New password, again", chosen);
            tab.press("Change it");
            tab.says("Your password is changed.");
            boxoffice.login(person.username(), chosen, "server");
        }
    }

    @Test
    @DisplayName("A075: markup in a claim, a header and a description is text")
    void markupFromElsewhereThenText() {
        String markup = "<img src=x onerror=\"window.broken = true\">";
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.hireWith(Json.map(
                    "audiences", List.of("server"), "claims", Json.map("seat", markup, "<b>row</b>", "${1}{{2}}")));
            boxoffice
                    .send(boxoffice
                            .request("/auth/login")
                            .header("Content-Type", "application/json")
                            .header("User-Agent", markup)
                            .POST(BodyPublishers.ofString(Json.object(
                                    "username",
                                    person.username(),
                                    "password",
                                    person.password(),
                                    "audience",
                                    "server"))))
                    .hasStatus(200);
            Tab tab = user.tab().signIn(person.username(), person.password());
            assertThat(tab.text()).contains(markup, "<b>row</b>", "${1}{{2}}");
            assertThat(tab.look("Sessions").entry(markup)).isVisible();
            assertThat(tab.page().locator("img, main b")).hasCount(0);
            assertThat(tab.page().evaluate("window.broken === undefined")).isEqualTo(true);
        }
    }
}
