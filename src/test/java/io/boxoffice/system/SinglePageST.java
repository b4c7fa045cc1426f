package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The single-page application of {@code docs/clients.md}, with oidc-client-ts in a real browser: a public client of another origin. */
@ThirdLane
class SinglePageST {
    private static final String HEADING = "Orders";

    private final Boxoffice boxoffice = SecondServer.open();
    private final SpaSite site = SpaSite.open();
    private final Person person = CodeFlow.orderer(boxoffice);

    @BeforeEach
    void needsTheLibrary() {
        assumeTrue(NpmScript.isInstalled(List.of("oidc-client-ts")));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void register(Map<String, Object> more) {
        String id = OAuthClient.tryRegister(
                        boxoffice,
                        "client_name",
                        HEADING,
                        "type",
                        "public",
                        "grant_types",
                        List.of("authorization_code", "refresh_token"),
                        "redirect_uris",
                        List.of(site.address()),
                        "post_logout_redirect_uris",
                        List.of(site.address()),
                        "audiences",
                        Map.of("other", List.of("orders.read"), "userinfo", List.of("openid", "profile")))
                .hasStatus(201)
                .text("client_id");
        Map<String, Object> settings = new HashMap<>(Map.of("authority", boxoffice.issuer(), "client_id", id));
        settings.putAll(more);
        site.settings(settings);
    }

    private void signIn(Tab tab) {
        tab.heading("Sign in").waitFor();
        tab.trySignIn(person.username(), person.password());
        tab.heading("Allow access?").waitFor();
        tab.press("Allow");
    }

    private static Locator said(Tab tab) {
        return tab.page().locator("#said");
    }

    private static JsonNode kept(Tab tab) {
        return Json.parse((String) tab.page()
                .evaluate("sessionStorage.getItem(Object.keys(sessionStorage).find(k => k.startsWith('oidc.user:')))"));
    }

    @Test
    @DisplayName("sign-in, userinfo, renewal by the refresh token, sign-out: all of it from another origin")
    void wholeStoryThenEverythingWorks() {
        register(Map.of("scope", "openid profile", "loadUserInfo", true));
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.visit(site.address());
            assertThat(said(tab)).hasText("Nobody is signed in");
            tab.press("Sign in here");
            signIn(tab);
            tab.heading(HEADING).waitFor();
            assertThat(said(tab)).hasText("Signed in as " + person.username());
            assertRenewed(tab);
            tab.press("Sign out");
            assertThat(said(tab)).hasText("Nobody is signed in");
            tab.press("Sign in here");
            tab.heading("Sign in").waitFor();
            assertThat(user.addresses()).anyMatch(address -> address.endsWith("/oauth2/revoke"));
        }
    }

    private void assertRenewed(Tab tab) {
        JsonNode before = kept(tab);
        tab.press("Renew");
        tab.page()
                .waitForFunction(
                        "old => Object.values(sessionStorage).every(text => !text.includes(old))",
                        before.path("access_token").stringValue());
        assertThat(said(tab)).containsText("Signed in as ");
        assertThat(kept(tab).path("refresh_token").stringValue())
                .isNotEqualTo(before.path("refresh_token").stringValue());
    }

    @Test
    @DisplayName("a sign-in in a window of its own comes back to the page that opened it")
    void popupThenSignedInAndTheWindowClosed() {
        register(Map.of("scope", "openid profile", "loadUserInfo", true));
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.visit(site.address());
            Tab window = new Tab(tab.page().waitForPopup(() -> tab.press("Sign in in a window")));
            signIn(window);
            assertThat(said(tab)).hasText("Signed in as " + person.username());
            assertThat(window.page().isClosed()).isTrue();
        }
    }

    @Test
    void popupCancelledThenItsPageIsTold() {
        register(Map.of("scope", "openid profile"));
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.visit(site.address());
            Tab window = new Tab(tab.page().waitForPopup(() -> tab.press("Sign in in a window")));
            window.press("Cancel");
            assertThat(said(tab)).hasText("access_denied");
        }
    }

    @Test
    @DisplayName("RFC 9449: code, tokens and refresh are bound to a key that no script can read")
    void dpopForAnApiThenBoundAndRenewed() {
        register(Map.of(
                "scope",
                "openid orders.read",
                "resource",
                boxoffice.issuer() + "/api/other",
                "dpop",
                true,
                "extraQueryParams",
                Map.of("claims", "{\"id_token\":{\"preferred_username\":null}}")));
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.visit(site.address());
            tab.press("Sign in here");
            signIn(tab);
            tab.heading(HEADING).waitFor();
            assertThat(said(tab)).hasText("Signed in as " + person.username());
            assertRenewed(tab);
            assertThat(kept(tab).path("token_type").stringValue()).isEqualTo("DPoP");
            String access = kept(tab).path("access_token").stringValue();
            assertThat(TokenText.of(access).claimsJson().path("cnf").has("jkt")).isTrue();
            boxoffice.get("/api/other/orders", access).hasStatus(401);
        }
    }
}
