package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.system.RoamingBrowser.Shown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The applications of {@code docs/clients.md}: a person opens a page, signs in at Boxoffice, is back, and signs out of both. */
@ThirdLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelyingPartiesST {
    private final Boxoffice boxoffice = SecondServer.open();
    private final Person person = boxoffice.createUser("other");
    private final int port = RelyingParty.freePort();
    private RelyingParty party;

    @BeforeAll
    void start() {
        OAuthClient app = register("/app/callback", "client_secret_post", false);
        OAuthClient desk = register("/oidcclient/redirect/boxoffice", "client_secret_post", true);
        party = RelyingParty.start(
                boxoffice,
                port,
                Map.of(
                        "CLIENT_ID", app.id(),
                        "CLIENT_SECRET", app.secret(),
                        "DESK_CLIENT_ID", desk.id(),
                        "DESK_CLIENT_SECRET", desk.secret()));
    }

    @AfterAll
    void stop() {
        party.close();
    }

    private OAuthClient register(String callback, String method, boolean pkce) {
        String site = "https://localhost:" + port;
        return OAuthClient.register(
                boxoffice,
                "client_name",
                "Application",
                "grant_types",
                List.of("authorization_code"),
                "redirect_uris",
                List.of(site + callback),
                "token_endpoint_auth_method",
                method,
                "require_pkce",
                pkce,
                "first_party",
                true);
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

    private Shown signIn(RoamingBrowser browser, Shown page) {
        assertThat(page.address().toString()).as("%s", page).startsWith(boxoffice.issuer() + "/");
        return browser.press(
                page, "button[value=sign-in]", "username", person.username(), "password", person.password());
    }

    private void assertSignedOutOfBoth(RoamingBrowser browser, String path) {
        Shown asked = browser.open(party.address(path));
        assertThat(asked.address().toString()).as("%s", asked).startsWith(boxoffice.issuer() + "/");
        assertThat(asked.document().selectFirst("input[name=password]"))
                .as("%s", asked)
                .isNotNull();
    }
}
