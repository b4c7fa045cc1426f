package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An issuer with a path, behind a proxy that serves the node below it. */
@SecondLane
class IssuerPathST {
    private static final String ROOT = "/tickets";
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Boxoffice OFFICE = Throttled.open();
    private static final StrippingFront FRONT = new StrippingFront(OFFICE, ROOT);

    @AfterAll
    static void close() {
        FRONT.close();
    }

    @Test
    @DisplayName("RFC 8414 3.1: the path of the issuer comes last, at the root of the host")
    void metadataThenWhereBothStandardsLook() {
        String[] targets = {
            "/.well-known/oauth-authorization-server" + ROOT,
            ROOT + "/.well-known/openid-configuration",
            ROOT + "/.well-known/oauth-authorization-server"
        };
        for (String target : targets) {
            Answer answer = get(target).hasStatus(200);
            assertThat(answer.text("issuer")).as(target).isEqualTo(Throttled.ISSUER);
            assertThat(answer.text("jwks_uri")).isEqualTo(Throttled.ISSUER + "/.well-known/jwks.json");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
        get(ROOT + "/.well-known/jwks.json").hasStatus(200);
        OFFICE.get("/.well-known/oauth-authorization-server/other").isProblem(404);
        OFFICE.get("/.well-known/oauth-authorization-server" + ROOT + "/x").isProblem(404);
    }

    @Test
    @DisplayName("RFC 9728 3.1: the same of the APIs, and their refusals name it")
    void metadataOfAnApiThenWhereItsUrlSays() {
        String wellKnown = "/.well-known/oauth-protected-resource";
        for (String target : List.of(wellKnown + ROOT + "/api/other", ROOT + wellKnown + "/api/other")) {
            assertThat(get(target).hasStatus(200).text("resource"))
                    .as(target)
                    .isEqualTo(Throttled.ISSUER + "/api/other");
        }
        String host = Throttled.ISSUER.substring(0, Throttled.ISSUER.length() - ROOT.length());
        assertThat(get(ROOT + "/api/other/user").hasStatus(401).header("WWW-Authenticate"))
                .contains("resource_metadata=\"" + host + wellKnown + ROOT + "/api/other\"");
    }

    @Test
    void cookieThenForTheAddressWhereItIsNeeded() {
        Answer login = login();
        String cookie = login.header("Set-Cookie");
        assertThat(Page.attributes(cookie)).contains("Path=" + ROOT + "/auth");
        Answer refresh = send(cookieRequest("/auth/refresh", Json.object("audience", "server"))
                        .header("Cookie", cookie.replaceAll(";.*", "")))
                .hasStatus(200);
        assertThat(Page.attributes(refresh.header("Set-Cookie"))).contains("Path=" + ROOT + "/auth");
        Answer refused = send(cookieRequest("/auth/refresh", Json.object("audience", "server"))
                        .header("Cookie", Page.cookieOf("server") + "=rubbish"))
                .hasStatus(400);
        assertThat(Page.attributes(refused.header("Set-Cookie"))).contains("Path=" + ROOT + "/auth", "Max-Age=0");
    }

    @Test
    void pageThenAllItsFilesAreThere() {
        Answer page = get(ROOT + "/").hasStatus(200);
        assertThat(ADDRESS.matcher(page.body()).results().map(MatchResult::group))
                .hasSizeGreaterThan(20);
        ADDRESS.matcher(page.body()).results().map(address -> address.group(1)).forEach(address -> {
            assertThat(address).startsWith(ROOT + "/page/");
            get(address).hasStatus(200);
        });
        assertThat(get(ROOT + "/page/tokens.js").body())
                .as("what the page asks for is found from where its files are")
                .contains("import.meta.url");
    }

    @Test
    void refusalThenItsInstanceAsTheCallerAskedForIt() {
        assertThat(get(ROOT + "/api/server/me").isProblem(401).text("instance")).isEqualTo(ROOT + "/api/server/me");
        assertThat(get(ROOT + "/nothing").isProblem(404).text("instance")).isEqualTo(ROOT + "/nothing");
    }

    @Test
    void createdThenItsAddressIsBelowThePath() {
        String name = "below-" + Boxoffice.uniqueName();
        Answer created = OFFICE.asAdmin("/api/server/audiences", Json.object("name", name))
                .hasStatus(201);
        assertThat(created.header("Location")).isEqualTo(Throttled.ISSUER + "/api/server/audiences/" + name);
    }

    private static Answer login() {
        return send(cookieRequest(
                        "/auth/login",
                        Json.object(
                                "username", "admin",
                                "password", Boxoffice.ADMIN_PASSWORD,
                                "audience", "server",
                                "transport", "cookie")))
                .hasStatus(200);
    }

    private static HttpRequest.Builder cookieRequest(String path, String json) {
        return request(ROOT + path)
                .header("Content-Type", "application/json")
                .header("X-Boxoffice-Csrf", "1")
                .header("Origin", "https://tickets.example.org")
                .POST(BodyPublishers.ofString(json));
    }

    private static Answer get(String target) {
        return send(request(target));
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(FRONT.address(target)).timeout(Duration.ofSeconds(30));
    }

    private static Answer send(HttpRequest.Builder request) {
        return OFFICE.send(request);
    }
}
