package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
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
    void cancelledThenBackAndSaidAndNoToken() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            tab.press("Sign in");
            tab.press("Cancel");
            tab.says("access_denied");
            assertThat(tab.page().url()).isEqualTo(boxoffice.issuer() + "/#/signin");
            assertThat(user.requests("/auth/code")).isZero();
            assertThat(user.refreshCookies()).isEmpty();
        }
    }

    @Test
    void openOverPlainHttpThenToldToUseHttpsAndWhere() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            tab.page().navigate("http://localhost:" + boxoffice.httpPort() + "/");
            assertThat(tab.page().locator("main")).containsText("Signing in needs HTTPS");
            tab.press("Sign in");
            tab.says("Sign in at " + boxoffice.issuer() + "/.");
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
            assertThat(tab.text())
                    .contains(person.id(), "at+jwt", "blue", "How they signed in")
                    .doesNotContain("The user's own");
            tab.press("other");
            assertThat(tab.page().locator(".token")).containsText("orders.read");
            assertThat(tab.markup()).doesNotContain("eyJ");
            assertThat(tab.token().claimsJson().path("aud").stringValue()).isEqualTo("other");
            assertThat(tab.markup()).doesNotContain("eyJ");
            assertThat(tab.stored()).contains("server", "other").doesNotContain("eyJ", "bo_rt_", person.password());
        }
    }

    @Test
    @DisplayName("one sign-in is one for all audiences, then and later")
    void signedInOnceThenATokenForEachAudienceAndNoQuestionForMore() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.hireWith(Json.map("audiences", List.of("server", "other")));
            Tab tab = user.tab().signIn(person.username(), person.password());
            assertThat(user.refreshCookies()).containsOnly(Page.cookieOf("server"), Page.cookieOf("other"));
            tab.link("Another audience").click();
            tab.choice("Others, by name").fill("userinfo nowhere");
            tab.press("Sign in");
            tab.heading("Token").waitFor();
            tab.says("No token for nowhere: The audience is missing, unknown or not granted");
            tab.press("userinfo");
            assertThat(tab.page().locator(".token")).containsText("email openid profile");
            assertThat(user.requests("/auth/code")).isEqualTo(3);
            assertThat(user.requests("/auth/login")).isZero();
            assertThat(user.addresses().stream()
                            .filter(address -> address.contains("/oauth2/authorize/"))
                            .distinct())
                    .as("of four requests one waited for its person")
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("a code stays neither in the address nor in the history")
    void signedInThenNoCodeInTheHistory() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.admin();
            assertThat(user.addresses()).anyMatch(address -> address.contains("/?code="));
            assertThat(tab.history()).contains("/#/token").doesNotContain("code=", "state=");
            assertThat(tab.stored()).doesNotContain("code=", "verifier", "nonce");
        }
    }

    @Test
    @DisplayName(
            "RFC 9207, RFC 6749 10.12: an answer to somebody else's request, and one of another issuer, is not gone on with")
    void foreignAnswerThenRefused() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            for (String issuer : List.of(boxoffice.issuer(), "https://evil.example")) {
                tab.press("Sign in");
                tab.field("Username").waitFor();
                String state = issuer.equals(boxoffice.issuer()) ? "foreign" : tab.state();
                tab.page()
                        .navigate(boxoffice.issuer() + "/?"
                                + OAuthClient.form("code", "x", "state", state, "iss", issuer));
                tab.says("This does not answer what this tab asked for.");
                assertThat(tab.page().url()).isEqualTo(boxoffice.issuer() + "/#/signin");
                assertThat(tab.stored()).doesNotContain("verifier");
            }
            assertThat(user.requests("/auth/code")).isZero();
        }
    }

    @Test
    @DisplayName("OpenID Connect Core 3.1.3.7: tokens whose ID token was made for another request are given back")
    void anotherNonceThenRefusedAndNothingKept() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.createUser("server");
            Tab tab = user.tab();
            tab.page()
                    .route(
                            address -> address.contains("/oauth2/authorize?"),
                            route -> route.resume(new Route.ResumeOptions()
                                    .setUrl(route.request().url().replaceFirst("nonce=[^&]+", "nonce=foreign"))));
            tab.press("Sign in");
            tab.trySignIn(person.username(), person.password());
            tab.says("The ID token is not the one that was asked for.");
            assertThat(user.requests("/auth/code")).isEqualTo(1);
            assertThat(user.refreshCookies()).isEmpty();
            assertThat(tab.stored()).doesNotContain("server");
        }
    }

    @Test
    void anotherAccountThenItsTokensAndThoseOfBeforeAreOver() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person first = boxoffice.hireWith(Json.map("audiences", List.of("server", "other")));
            Person second = boxoffice.createUser("server");
            Tab tab = user.tab().signIn(first.username(), first.password());
            tab.link("Another audience").click();
            tab.field("server").check();
            tab.press("Use another account");
            tab.heading("Choose an account").waitFor();
            tab.press("Use another account");
            tab.trySignIn(second.username(), second.password());
            tab.heading("Token").waitFor();
            assertThat(tab.text()).contains(second.id()).doesNotContain(first.id());
            assertThat(user.refreshCookies()).containsExactly(Page.cookieOf("server"));
        }
    }

    @Test
    @DisplayName("signing out ends the sign-in too")
    void signedOutThenTheSignInIsOver() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.admin();
            tab.press("Sign out");
            tab.isAt(boxoffice.issuer() + "/").heading("Sign in").waitFor();
            assertThat(tab.history()).doesNotContain("eyJ");
            tab.press("Sign in");
            assertThat(tab.field("Password")).isVisible();
        }
    }

    @Test
    void audienceThatIsNotGrantedThenTheOthersAllTheSame() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.createUser("other");
            Tab tab = user.tab().signIn(person.username(), person.password());
            tab.says("No token for server: The user has nothing at this audience.");
            assertThat(user.refreshCookies()).containsExactly(Page.cookieOf("other"));
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
            tab.isAt(boxoffice.issuer() + "/").heading("Sign in").waitFor();
            assertThat(tab.stored()).contains("[]").doesNotContain("server");
            assertThat(user.refreshCookies()).isEmpty();
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
            assertThat(user.refreshCookies()).isEmpty();
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
            tab.look("Token").press("Renew now");
            tab.says("A new token for server.");
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
