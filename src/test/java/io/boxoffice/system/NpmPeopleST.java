package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clients of other makers whose users sign in: {@code openid-client}, {@code oauth4webapi}, and the SDK of the Model Context Protocol. */
class NpmPeopleST {
    private static final List<String> MODULES = List.of("oauth4webapi", "openid-client", "@modelcontextprotocol/sdk");
    private static final String BYE = "https://client.example/bye";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final Person person = CodeFlow.orderer(boxoffice);

    @Test
    @DisplayName("code, PKCE, ID token, userinfo, refresh, revocation, logout, resource: as other makers do it")
    void clientsOfAnotherMakerThenTheirUsersSignIn() throws Exception {
        assumeTrue(NpmScript.isInstalled(MODULES));

        assertThat(NpmScript.run(boxoffice, "people-clients.mjs", config(), this::visit))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("openid-client", "orders.read"),
                        Map.entry("openid-client orders", "200"),
                        Map.entry("openid-client refresh", "true"),
                        Map.entry("openid-client revoked", "invalid_grant"),
                        Map.entry("openid-client logout", "true"),
                        Map.entry("device", "orders.read"),
                        Map.entry("device refresh", "true"),
                        Map.entry("oauth4webapi", "dpop"),
                        Map.entry("oauth4webapi userinfo", "true"),
                        Map.entry("oauth4webapi refresh", "dpop"),
                        Map.entry("mcp resource", "true"),
                        Map.entry("mcp begins", "redirect"),
                        Map.entry("mcp asks", "s256"),
                        Map.entry("mcp answer", "true"),
                        Map.entry("mcp ends", "authorized"),
                        Map.entry("mcp orders", "200"),
                        Map.entry("mcp renews", "authorized"),
                        Map.entry("mcp renewed", "200")));
    }

    /** Each in a browser of its own; a page of theirs is agreed to. */
    private String visit(String address) {
        WebBrowser browser = new WebBrowser(boxoffice);
        Answer answer = browser.open(address.substring(boxoffice.issuer().length()));
        if (address.startsWith(boxoffice.issuer() + "/device?user_code=")) {
            String code = address.substring(address.indexOf('=') + 1);
            Answer consent = browser.signIn(browser.submit(answer, "continue", "user_code", code), person);
            browser.submit(consent, "allow").hasStatus(200);
            return address;
        }
        if (answer.status() == 200) {
            answer = browser.submit(browser.signIn(answer, person), "allow");
        }
        return answer.hasStatus(303).header("Location");
    }

    private Map<String, Object> config() {
        OAuthClient web = CodeFlow.webClient(boxoffice, "post_logout_redirect_uris", List.of(BYE));
        OAuthClient device = DeviceFlow.deviceClient(boxoffice);
        return Json.map(
                "issuer",
                boxoffice.issuer(),
                "user",
                person.id(),
                "username",
                person.username(),
                "web",
                Map.of("id", web.id(), "secret", web.secret(), "redirect", CodeFlow.REDIRECT, "bye", BYE),
                "device",
                Map.of("id", device.id(), "secret", device.secret()),
                "spa",
                application("https://spa.example/callback", "https://spa.example/callback"),
                "mcp",
                application("http://127.0.0.1/callback", "http://127.0.0.1:49217/callback"));
    }

    private Map<String, Object> application(String registered, String redirect) {
        String id = OAuthClient.tryRegister(
                        boxoffice,
                        "type",
                        "public",
                        "grant_types",
                        List.of("authorization_code", "refresh_token"),
                        "redirect_uris",
                        List.of(registered),
                        "audiences",
                        Map.of(
                                "other",
                                List.of("orders.read", "orders.write"),
                                "userinfo",
                                List.of("openid", "profile")))
                .hasStatus(201)
                .text("client_id");
        return Map.of("id", id, "redirect", redirect);
    }
}
