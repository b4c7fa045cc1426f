package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins: those that the setting names may read, the others may not (TR-04, A085, A119). */
class CorsST {
    private static final String APP = Boxoffice.APP;
    private static final String LOCAL = Boxoffice.LOCAL_APP;
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/auth/refresh", "/auth/logout", "/api/server/me", "/api/other/products/x"})
    @DisplayName("A085: OPTIONS is answered to allowed origins")
    void preflightOfAnAllowedOriginThenWhatItMaySend(String path) {
        for (String origin : List.of(APP, LOCAL)) {
            Answer answer = preflight(path, "POST", origin).hasStatus(204);
            assertMayRead(answer, path, origin);
            assertThat(parts(answer.header("Access-Control-Allow-Methods")))
                    .contains("GET", "POST", "PUT", "PATCH", "DELETE");
            assertThat(parts(answer.header("Access-Control-Allow-Headers")))
                    .containsExactlyInAnyOrder(
                            "Accept",
                            "Authorization",
                            "Content-Type",
                            "DPoP",
                            "If-Match",
                            "If-None-Match",
                            "X-Boxoffice-Csrf",
                            "X-Correlation-Id",
                            "baggage",
                            "traceparent",
                            "tracestate");
            assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("X-Correlation-Id")).isNotEmpty();
        }
    }

    @Test
    void answerToAnAllowedOriginThenItMayReadItARefusalToo() {
        for (String path :
                List.of("/api/server/me", "/api/other/user", "/api/nothing", "/auth/nothing", "/auth/login")) {
            Answer answer = boxoffice.send(boxoffice.request(path).header("Origin", APP));
            assertMayRead(answer, path, APP);
            assertThat(parts(answer.header("Access-Control-Expose-Headers")))
                    .containsExactlyInAnyOrder(
                            "DPoP-Nonce", "ETag", "Location", "X-Correlation-Id", "Retry-After", "WWW-Authenticate");
            assertThat(answer.all("Access-Control-Allow-Methods")).isEmpty();
        }
        String access = boxoffice.admin("server").access();
        Answer me = boxoffice.send(
                boxoffice.request("/api/server/me").header("Origin", APP).header("Authorization", "Bearer " + access));
        assertMayRead(me.hasStatus(200), "/api/server/me", APP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "https://evil.example",
                "https://app.example.evil.example",
                "https://evil-app.example",
                "https://app.example/",
                "https://app.example:443",
                "https://app.example:8443",
                "https://APP.example",
                "http://app.example",
                "https://app.example,http://localhost:3000",
                "https://app.example http://localhost:3000",
                "http://localhost"
            })
    @DisplayName("A119: a foreign origin gets no permission, whatever it asks for")
    void foreignOriginThenNone(String origin) {
        for (String path : List.of("/auth/login", "/auth/refresh", "/api/server/me", "/api/nothing")) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                assertMayNotRead(preflight(path, method, origin).hasStatus(403));
            }
            assertMayNotRead(boxoffice.send(boxoffice.request(path).header("Origin", origin)));
        }
    }

    @Test
    void noOriginOrTwoThenNone() {
        assertMayNotRead(boxoffice.get("/api/server/me").hasStatus(401));
        assertMayNotRead(boxoffice.raw("GET", "/api/server/me", "Origin: " + APP, "Origin: " + LOCAL));
        assertThat(boxoffice.get("/api/server/me").all("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/jwks.json",
                "/.well-known/jwks/server.json",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server"
            })
    void publishedThenAnyPageMayReadItWithoutCookies(String path) {
        for (String origin : List.of(APP, "https://evil.example", "null")) {
            Answer answer = boxoffice
                    .send(boxoffice.request(path).header("Origin", origin))
                    .hasStatus(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.all("Access-Control-Allow-Credentials")).isEmpty();
            preflight(path, "GET", origin).hasStatus(204);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/../api/server/me",
                "/.well-known/..;/api/server/me",
                "/.well-known/%2e%2e/auth/login"
            })
    void pathThatLeavesWhatIsPublishedThenNone(String target) {
        assertMayNotRead(boxoffice.raw("GET", target, "Origin: https://evil.example"));
    }

    @Test
    void cookieModeOfAnAllowedOriginThenItWorks() {
        Page page = new Page(boxoffice, APP);
        Answer login = page.login("server").hasStatus(200);
        assertMayRead(login, "/auth/login", APP);
        assertMayRead(page.refresh("server").hasStatus(200), "/auth/refresh", APP);
        assertMayRead(page.logout("server").hasStatus(204), "/auth/logout", APP);
        assertMayRead(page.refresh("server").isOAuthError(400, "invalid_grant"), "/auth/refresh", APP);
    }

    @Test
    void cookieModeOfAForeignOriginThenDeniedAndNothingRotated() {
        Page page = new Page(boxoffice, APP);
        page.login("server").hasStatus(200);
        Page evil = new Page(boxoffice, "https://evil.example").holding(Page.cookieOf("server"), page.cookie("server"));
        assertMayNotRead(evil.refresh("server").isOAuthError(403, "access_denied"));
        assertMayNotRead(evil.logout("server").isOAuthError(403, "access_denied"));
        page.refresh("server").hasStatus(200);
    }

    private Answer preflight(String path, String method, String origin) {
        return boxoffice.send(boxoffice
                .request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type,x-boxoffice-csrf")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static void assertMayRead(Answer answer, String path, String origin) {
        assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo(origin);
        assertThat(answer.all("Vary")).as(path).contains("Origin");
        assertThat(answer.all("Access-Control-Allow-Credentials"))
                .as(path)
                .isEqualTo(path.startsWith("/auth/") ? List.of("true") : List.of());
    }

    private static void assertMayNotRead(Answer answer) {
        assertThat(answer.headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    private static List<String> parts(String header) {
        return Arrays.stream(header.split(",")).map(String::strip).toList();
    }
}
