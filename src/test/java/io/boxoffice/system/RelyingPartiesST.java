package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.system.RoamingBrowser.Shown;
import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.RefusedToken;
import io.boxoffice.testkit.RefusedTokens;
import io.boxoffice.testkit.Strictness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** The applications of {@code docs/clients.md}: a person opens a page, signs in at Boxoffice, is back, and signs out of both. */
@ThirdLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelyingPartiesST {
    @RegisterExtension
    static final BoxofficeIssuer kit = BoxofficeIssuer.forAudience("orders");

    private final Boxoffice boxoffice = SecondServer.open();
    private final Person person = boxoffice.hireWith(
            Json.map("audiences", List.of("other"), "scopes", Map.of("other", List.of("orders.read"))));
    private final int port = RelyingParty.freePort();
    private RelyingParty party;

    @BeforeAll
    void start() {
        OAuthClient app = register("/app/callback", "/app/", "client_secret_post", false);
        OAuthClient desk = register("/oidcclient/redirect/boxoffice", "/desk/", "client_secret_post", true);
        OAuthClient spring = register("/spring/login/oauth2/code/boxoffice", "/spring/", "client_secret_basic", true);
        OAuthClient pac4j = register("/pac4j/callback", "/pac4j/", "client_secret_basic", true);
        party = RelyingParty.start(
                boxoffice,
                port,
                Map.of(
                        "ORDERS_ISSUER", kit.url(),
                        "ORDERS_KEY_SET", kit.keySet().toString(),
                        "PAC4J_CLIENT_ID", pac4j.id(),
                        "PAC4J_CLIENT_SECRET", pac4j.secret(),
                        "CLIENT_ID", app.id(),
                        "CLIENT_SECRET", app.secret(),
                        "DESK_CLIENT_ID", desk.id(),
                        "DESK_CLIENT_SECRET", desk.secret(),
                        "SPRING_CLIENT_ID", spring.id(),
                        "SPRING_CLIENT_SECRET", spring.secret()));
    }

    @AfterAll
    void stop() {
        party.close();
    }

    private OAuthClient register(String callback, String home, String method, boolean pkce) {
        String site = "https://localhost:" + port;
        return OAuthClient.register(
                boxoffice,
                "client_name",
                "Application",
                "grant_types",
                List.of("authorization_code"),
                "redirect_uris",
                List.of(site + callback),
                "post_logout_redirect_uris",
                List.of(site + home),
                "token_endpoint_auth_method",
                method,
                "require_pkce",
                pkce,
                "first_party",
                true,
                "audiences",
                Map.of("other", List.of("orders.read")));
    }

    @Test
    @DisplayName("Jakarta Security: to the page that was asked for, by the person's name and id; signed out of both")
    void jakartaSecurity() {
        RoamingBrowser browser = party.browser();

        Shown account = signIn(browser, browser.open(party.address("/app/account")));

        assertThat(account.text()).isEqualTo("Hello " + person.username() + ", your id is " + person.id() + "\n");
        Shown question = browser.press(browser.open(party.address("/app/")), "button");
        browser.press(question, "button[value=logout]");
        assertSignedOutOfBoth(browser, "/app/account");
    }

    @Test
    @DisplayName("Liberty's openidConnectClient, with PKCE: to the page that was asked for; signed out of both")
    void openIdConnectClient() {
        RoamingBrowser browser = party.browser();

        Shown account = signIn(browser, browser.open(party.address("/desk/account")));

        assertThat(account.text()).isEqualTo("Hello " + person.username() + "\n");
        Shown question = browser.press(browser.open(party.address("/desk/")), "button");
        browser.press(question, "button[value=logout]");
        assertSignedOutOfBoth(browser, "/desk/account");
    }

    @Test
    @DisplayName(
            "Spring Security's oauth2Login, with PKCE: to the page that was asked for; signed out of both, and back")
    void springSecurity() {
        RoamingBrowser browser = party.browser();

        Shown account = signIn(browser, browser.open(party.address("/spring/account")));

        assertThat(account.text()).isEqualTo("Hello " + person.username() + "\n");
        Shown home = browser.press(browser.open(party.address("/spring/logout")), "button");
        assertThat(home.address()).isEqualTo(party.address("/spring/"));
        assertSignedOutOfBoth(browser, "/spring/account");
    }

    @Test
    @DisplayName("pac4j's filters, with PKCE, for an API: to the page that was asked for; signed out of both, and back")
    void pac4j() {
        RoamingBrowser browser = party.browser();

        Shown page = browser.open(party.address("/pac4j/account"));
        assertThat(browser.way())
                .anySatisfy(step -> assertThat(step.toString())
                        .contains("code_challenge_method=S256", "nonce=", "resource=", "%2Fapi%2Fother"));
        Shown account = signIn(browser, page);

        assertThat(account.text()).isEqualTo("Hello " + person.username() + ", your id is " + person.id() + "\n");
        Shown home = browser.press(browser.open(party.address("/pac4j/")), "button");
        assertThat(home.address()).isEqualTo(party.address("/pac4j/"));
        assertSignedOutOfBoth(browser, "/pac4j/account");
    }

    @Test
    @DisplayName("who is signed in at Boxoffice is not asked again by the next application")
    void secondApplicationThenNobodyIsAsked() {
        RoamingBrowser browser = party.browser();
        signIn(browser, browser.open(party.address("/app/account")));

        assertThat(browser.open(party.address("/spring/account")).text())
                .as("by way of %s", browser.way())
                .isEqualTo("Hello " + person.username() + "\n");
    }

    @Test
    @DisplayName("Liberty's mpJwt, tested by the test kit: a good token is let in, by a new key, too")
    void serviceWithMpJwtThenGoodTokensLetIn() {
        assertThat(party.call("/orders/all", kit.token("alice").signed())).isEqualTo(200);
        kit.rotateKey();
        assertThat(party.call("/orders/all", kit.token("alice").signed())).isEqualTo(200);
        assertThat(party.call("/orders/all", kit.token("alice").roles("guest").signed()))
                .isEqualTo(403);
    }

    @DisplayName("Liberty's mpJwt, tested by the test kit: refused is what every verifier must refuse")
    @ParameterizedTest
    @RefusedTokens(Strictness.STANDARD)
    void serviceWithMpJwtThenWrongTokensRefused(RefusedToken wrong) {
        assertThat(party.call("/orders/all", wrong.token())).isEqualTo(401);
    }

    private Shown signIn(RoamingBrowser browser, Shown page) {
        return browser.signIn(page, boxoffice, person);
    }

    private void assertSignedOutOfBoth(RoamingBrowser browser, String path) {
        RoamingBrowser.assertSignInAsked(browser.open(party.address(path)), boxoffice);
    }
}
