package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** As in production: two nodes started at once against one empty database that is not theirs. */
@SecondLane
class TwoNodesST {
    private final Boxoffice one = Pair.open().one();
    private final Boxoffice two = Pair.open().two();

    @Test
    void tokenOfOneNodeThenAdmittedByTheOther() {
        two.get("/api/server/me", one.admin("server").access()).hasStatus(200);
        one.get("/api/other/user", two.admin("other").access()).hasStatus(200);
        Refusal.assertInvalidToken(
                "crossed", two.get("/api/other/user", one.admin("server").access()));
    }

    @Test
    @DisplayName("where the page is off, its client may ask for nothing")
    void requestOfThePageThenKnownWhereItIsOnAlone() {
        one.get(CodeLogin.of(one, "other").flow().path()).hasStatus(303);
        Answer unknown = two.get(CodeLogin.of(two, "other").flow().path()).hasStatus(400);
        assertThat(unknown.all("Location")).isEmpty();
    }

    @Test
    void refreshTokenOfOneNodeThenGoodAtTheOther() {
        Tokens tokens = one.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        assertThat(one.refresh(two.refresh(tokens)).audience()).isEqualTo("server");
    }

    @Test
    void cursorOfOneNodeThenGoesOnAtTheOther() {
        String cursor = one.get("/api/server/keys?limit=1", one.admin("server").access())
                .hasStatus(200)
                .json()
                .path("next_cursor")
                .stringValue();
        two.get("/api/server/keys?limit=1&cursor=" + cursor, two.admin("server").access())
                .hasStatus(200);
    }

    @Test
    void userMadeAtOneNodeThenKnownAtTheOther() {
        Person person = one.createUser("other");
        two.get("/api/other/user", two.login(person, "other").access()).hasStatus(200);
    }

    @Test
    @DisplayName("A062: a token of another instance with keys of its own")
    void tokenOfAnotherInstanceThenRefused() {
        Tokens stranger = Tokens.of(Guesser.ofNowhere(Throttled.open()).tryLogin("admin", Boxoffice.ADMIN_PASSWORD));
        Refusal.assertInvalidToken("stranger", one.get("/api/server/me", stranger.access()));
    }

    @Test
    @DisplayName("TR-01: in production plain HTTP serves health and keys, and sends a browser to HTTPS")
    void plainHttpInProductionThenNothingElse() {
        one.getPlain("/health/ready").hasStatus(200);
        one.getPlain(Published.ALL).hasStatus(200);
        Answer browser = one.send(one.plainRequest("/openapi/ui/").header("Accept", "text/html"));
        browser.hasStatus(308);
        assertThat(browser.header("Location")).startsWith("https://tickets.example/");
        one.getPlain("/api/server/me").isProblem(403);
        Answer login = one.send(one.plainRequest("/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(login.status()).isEqualTo(403);
        Answer pretender = one.send(one.plainRequest("/auth/login")
                .header("X-Forwarded-Proto", "https")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(pretender.status()).isEqualTo(403);
    }

    @Test
    @DisplayName("TR-01: the page in production, over HTTPS only; and where it is off, an address like any unknown one")
    void pageInProductionThenOverHttpsAndWhereItIsOffNowhere() {
        assertThat(one.get("/").hasStatus(200).mediaType()).isEqualTo("text/html");
        Answer plain = one.send(one.plainRequest("/").header("Accept", "text/html"));
        assertThat(plain.hasStatus(308).header("Location")).isEqualTo("https://tickets.example/");
        assertThat(one.getPlain("/page/main.js").status()).isEqualTo(403);
        for (String path : List.of("/", "/page/main.js", "/page/index.html")) {
            assertThat(two.get(path).isProblem(404).header("Content-Security-Policy"))
                    .as(path)
                    .startsWith("default-src 'none'; frame-ancestors");
        }
    }

    @Test
    void registrationByDefaultThenNotFoundLikeAnyUnknownPath() {
        String body = Json.object("username", Boxoffice.uniqueName(), "password", "sixteen green tickets");
        Answer answer = one.post("/auth/register", body).isOAuthError(404, "invalid_request");
        assertThat(answer.body()).isEqualTo(one.post("/auth/nowhere", body).body());
    }

    @Test
    void registrationByDefaultThenNoFormForItAndNobodyIsMade() {
        WebBrowser browser = new WebBrowser(one);
        Answer page = browser.open(CodeFlow.of(CodeFlow.webClient(one)).path()).hasStatus(200);
        assertThat(page.body()).contains("id=\"sign-in\"").doesNotContain("id=\"sign-up\"");

        String name = Boxoffice.uniqueName();
        browser.submit(page, "sign-up", "username", name, "password", "sixteen green tickets")
                .hasStatus(400);
        one.tryLogin(name, "sixteen green tickets", "other").isOAuthError(401, "invalid_grant");
    }

    @Test
    @DisplayName("A119: by default no page of another origin may read an answer")
    void pageOfAnotherOriginByDefaultThenNoPermission() {
        for (String path : new String[] {"/auth/login", "/api/server/me"}) {
            Answer answer = one.send(one.request(path)
                    .header("Origin", Boxoffice.APP)
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(answer.hasStatus(403).all("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("TR-10, A120: in production OpenAPI and metrics are not for strangers")
    void openApiAndMetricsInProductionThenNotForStrangers() {
        for (String path : new String[] {"/openapi", "/openapi/ui/", "/metrics"}) {
            assertThat(one.get(path).status()).as(path).isIn(401, 403, 404);
        }
    }

    @Test
    @DisplayName("TR-10: metrics in production: with their own token at the node that has one, and else not there")
    void metricsInProductionThenWithTheirTokenOnly() {
        assertThat(Metrics.of(one.get("/metrics", Pair.METRICS_TOKEN))
                        .value("boxoffice_signing_keys{state=\"active\"}"))
                .isGreaterThanOrEqualTo(2);
        for (Answer refused : List.of(
                one.get("/metrics"),
                one.get("/metrics", Pair.METRICS_TOKEN + "x"),
                one.get("/metrics?token=" + Pair.METRICS_TOKEN),
                one.get("/metrics", one.admin("server").access()))) {
            refused.isProblem(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"boxoffice\"");
        }
        one.send(one.plainRequest("/metrics").header("Authorization", "Bearer " + Pair.METRICS_TOKEN))
                .isProblem(403);
        two.get("/metrics", Pair.METRICS_TOKEN).isProblem(404);
        two.get("/metrics", two.admin("server").access()).isProblem(404);
    }
}
