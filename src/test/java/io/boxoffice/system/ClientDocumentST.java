package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** OAuth Client ID Metadata Document: clients that nobody has registered, by documents of their own. */
@ThirdLane
class ClientDocumentST {
    private static DocumentSite site;
    private static Boxoffice boxoffice;
    private static Person person;

    @BeforeAll
    static void start() {
        site = EquippedServer.open().site();
        boxoffice = EquippedServer.open().boxoffice();
        person = CodeFlow.orderer(boxoffice);
    }

    private static CodeFlow flow(String id, String... changes) {
        return CodeFlow.of(new OAuthClient(boxoffice, id, ""), changes);
    }

    private static Answer open(String id, String... changes) {
        return new WebBrowser(boxoffice).open(flow(id, changes).path());
    }

    /** By its name alone, as public clients ask. */
    private static Answer ask(String id, String path, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        if (!all.contains("client_id")) {
            all.addAll(List.of("client_id", id));
        }
        return boxoffice.send(new OAuthClient(boxoffice, id, "").request(path, all.toArray(String[]::new)));
    }

    private static Tokens redeem(CodeFlow flow, Answer returned) {
        return Tokens.of(ask(
                flow.client().id(),
                "/oauth2/token",
                "grant_type",
                "authorization_code",
                "code",
                WebBrowser.code(returned),
                "redirect_uri",
                flow.parameters().getOrDefault("redirect_uri", ""),
                "code_verifier",
                flow.verifier()));
    }

    private static Answer refresh(String id, String token) {
        return ask(id, "/oauth2/token", "grant_type", "refresh_token", "refresh_token", token);
    }

    private static String segment(String id) {
        return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }

    private static void age(String id) {
        boxoffice
                .database()
                .run(
                        "UPDATE client_document SET fetched_at = now() - interval '2 hours', expires_at = now() - interval '1 minute'"
                                + " WHERE client_id = '" + id + "'");
    }

    private static String admin() {
        return boxoffice.admin("server").access();
    }

    @Test
    @DisplayName("consent with the host, code, tokens that name the address, API, refresh, revocation")
    void documentThenItsUsersSignIn() {
        String id = site.client("/whole");
        CodeFlow flow = flow(id);
        WebBrowser browser = new WebBrowser(boxoffice);
        Answer consent = browser.signIn(browser.open(flow.path()), person).hasStatus(200);
        assertThat(consent.body()).contains("Notes").contains("this application is at", "<bdi>localhost</bdi>");

        Answer returned = browser.submit(consent, "allow");
        assertThat(WebBrowser.returned(returned)).containsEntry("iss", boxoffice.issuer());
        Tokens tokens = redeem(flow, returned);
        assertThat(tokens.claim("client_id")).isEqualTo(id);
        assertThat(tokens.scope()).isEqualTo("orders.read");
        boxoffice.get("/api/other/orders", tokens.access()).hasStatus(200);

        Tokens next = Tokens.of(refresh(id, tokens.refresh()));
        assertThat(next.claim("client_id")).isEqualTo(id);
        ask(id, "/oauth2/revoke", "token", next.refresh()).hasStatus(200);
        refresh(id, next.refresh()).isOAuthError(400, "invalid_grant");
        assertThat(site.asked("/whole")).isEqualTo(1);
    }

    @Test
    @DisplayName("a consent is not remembered: another may have the host by then")
    void allowedBeforeThenAskedAgain() {
        String id = site.client("/again");
        WebBrowser browser = new WebBrowser(boxoffice);
        flow(id).agreed(browser, person).hasStatus(303);

        assertThat(browser.open(flow(id).path()).hasStatus(200).body()).contains("value=\"allow\"");
        assertThat(WebBrowser.returned(browser.open(flow(id, "prompt", "none").path())))
                .containsEntry("error", "consent_required");
    }

    @Test
    @DisplayName("each that registers nobody has the page of a client that there is not, and no row")
    void refusedDocumentThenUnknown() {
        String unknown = kind(open("nobody-of-this-name"));
        Stream.of(
                        site.client("/of-another", "client_id", site.address("/another")),
                        site.client("/secret", "client_secret", "s"),
                        site.client("/method", "token_endpoint_auth_method", "client_secret_basic"),
                        site.client("/redirect-uri", "redirect_uris", List.of("http://client.example/callback")),
                        site.client("/no-redirect-uri", "redirect_uris", List.of()),
                        site.client("/long", "about", "x".repeat(5 * 1024)),
                        site.serve("/302", 302, "application/json", "{}"),
                        site.serve("/html", 200, "text/html", "{}"),
                        site.serve("/array", 200, "application/json", "[]"),
                        site.serve("/twice", 200, "application/json", "{\"client_id\":\"a\",\"client_id\":\"b\"}"),
                        site.address("/nothing"),
                        "https://localhost:1/nobody-there",
                        "https://nobody.invalid/client",
                        "https://127.0.0.1/client",
                        site.address("/query?v=1"),
                        site.address("/a/../b"))
                .forEach(id -> {
                    assertThat(kind(open(id).hasStatus(400))).as(id).isEqualTo(unknown);
                    assertThat(boxoffice.database().count("SELECT count(*) FROM client WHERE id = '" + id + "'"))
                            .as(id)
                            .isZero();
                });
        assertThat(site.asked("/302")).isEqualTo(1);
        assertThat(site.asked("/good")).isZero();
    }

    /** The title, and what there is to do. */
    private static String kind(Answer page) {
        return page.body()
                .substring(page.body().indexOf("<main"), page.body().indexOf("</main>"))
                .replaceAll("[0-9a-f-]{36}|[A-Za-z0-9_-]{20,}", "");
    }

    @Test
    @DisplayName("an audience that the settings do not name, a grant of machines, introspection")
    void moreThanTheSettingsSayThenRefused() {
        String id = site.client("/more");
        assertThat(WebBrowser.returned(open(id, "audience", "server", "scope", "openid users.read")))
                .containsEntry("error", "invalid_target");
        ask(id, "/oauth2/token", "grant_type", "client_credentials", "audience", "other")
                .isOAuthError(400, "unauthorized_client");
        ask(id, "/oauth2/introspect", "token", "x").isOAuthError(401, "unauthorized_client");
        open(id, "redirect_uri", "https://client.example/elsewhere").hasStatus(400);
    }

    @Test
    void pushedThenAsAnyClient() {
        String id = site.client("/pushed");
        CodeFlow flow = flow(id);
        String uri = ask(id, "/oauth2/par", flow.array()).hasStatus(201).text("request_uri");
        Answer page = new WebBrowser(boxoffice)
                .open("/oauth2/authorize?" + OAuthClient.form("client_id", id, "request_uri", uri));
        page.hasStatus(200);

        String bad = site.serve("/pushed-bad", 200, "text/html", "{}");
        ask(bad, "/oauth2/par", flow(bad).array()).isOAuthError(401, "invalid_client");
    }

    @Test
    @DisplayName("what a document says once it is read again counts at once, also for a request that waits")
    void documentThatChangedThenItCounts() {
        String id = site.client("/changing");
        WebBrowser browser = new WebBrowser(boxoffice);
        Answer waiting = browser.open(flow(id).path()).hasStatus(200);

        site.client("/changing", "redirect_uris", List.of("https://client.example/new"));
        age(id);
        open(id, "redirect_uri", "https://client.example/new").hasStatus(200);
        open(id).hasStatus(400);
        browser.signIn(waiting, person).hasStatus(400);
        assertThat(site.asked("/changing")).isEqualTo(2);
    }

    @Test
    @DisplayName("while it cannot be read, what it said before will do for an hour")
    void documentThatIsGoneThenForAWhile() {
        String id = site.client("/going");
        open(id).hasStatus(200);
        site.serve("/going", 503, "text/plain", "");
        age(id);
        open(id).hasStatus(200);
    }

    @Test
    @DisplayName("an administrator disables and removes it, and no document brings it back")
    void disabledOrRemovedThenItStaysSo() {
        String id = site.client("/disabled");
        CodeFlow flow = flow(id);
        Tokens tokens = redeem(flow, flow.agreed(new WebBrowser(boxoffice), person));
        String path = "/api/server/clients/" + segment(id);
        assertThat(boxoffice.get(path, admin()).hasStatus(200).text("client_id"))
                .isEqualTo(id);

        boxoffice.patch(path, "{\"client_name\":\"Mine\"}", admin()).isProblem(400);
        boxoffice.patch(path, "{\"enabled\":false}", admin()).hasStatus(200);
        age(id);
        open(id).hasStatus(400);
        refresh(id, tokens.refresh()).isOAuthError(401, "invalid_client");
        Poll.until(
                "its access token is refused",
                Duration.ofSeconds(5),
                () -> boxoffice.get("/api/other/orders", tokens.access()).status() == 401);

        boxoffice.delete(path, admin()).hasStatus(204);
        age(id);
        open(id).hasStatus(400);
        boxoffice.get(path, admin()).hasStatus(404);
        assertThat(site.asked("/disabled")).isEqualTo(1);
    }

    @Test
    void consentIsWithdrawnThenItsSessionsEnd() {
        String id = site.client("/withdrawn");
        CodeFlow flow = flow(id);
        Person citizen = boxoffice.hireWith(Json.map(
                "audiences",
                List.of("other", "server"),
                "scopes",
                Map.of("other", List.of("orders.read")),
                "tenant",
                "acme"));
        Tokens tokens = redeem(flow, flow.agreed(new WebBrowser(boxoffice), citizen));
        String own = boxoffice.login(citizen, "server").access();
        assertThat(boxoffice.get("/api/server/me/consents", own).body()).contains(id);

        boxoffice.delete("/api/server/me/consents/" + segment(id), own).hasStatus(204);
        refresh(id, tokens.refresh()).isOAuthError(400, "invalid_grant");
    }

    @Test
    void metadataThenTheySaySo() {
        assertThat(boxoffice
                        .get("/.well-known/oauth-authorization-server")
                        .json()
                        .path("client_id_metadata_document_supported")
                        .booleanValue())
                .isTrue();
    }

    @Test
    @DisplayName("a name cannot be an address: nobody registers one for somebody else")
    void addressAtTheRegistryThenRefused() {
        OAuthClient.tryRegister(boxoffice, "client_id", site.address("/x")).isProblem(400);
    }

    @Test
    @DisplayName("the SDK of MCP, by its clientMetadataUrl")
    void sdkOfMcpThenItsUsersSignIn() throws Exception {
        assumeTrue(NpmScript.isInstalled(List.of("@modelcontextprotocol/sdk")));
        String id = site.client("/mcp", "redirect_uris", List.of("http://127.0.0.1/callback"));

        assertThat(NpmScript.run(
                        boxoffice,
                        "mcp-document.mjs",
                        Json.map(
                                "issuer",
                                boxoffice.issuer(),
                                "document",
                                id,
                                "redirect",
                                "http://127.0.0.1:49218/callback"),
                        ClientDocumentST::visit))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "begins", "redirect",
                        "is", "true",
                        "ends", "authorized",
                        "orders", "200",
                        "renews", "authorized",
                        "renewed", "200"));
    }

    private static String visit(String address) {
        WebBrowser browser = new WebBrowser(boxoffice);
        Answer page = browser.open(address.substring(boxoffice.issuer().length()));
        return browser.submit(browser.signIn(page, person), "allow")
                .hasStatus(303)
                .header("Location");
    }
}
