package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under {@code /api/} nothing is open that does not say so; a path means the same to the router and to the guard. */
class ClosedByDefaultST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api/server",
                "/api/server/",
                "/api/server/nothing",
                "/api/other",
                "/api/other/nothing",
                "/api/other/products",
                "/api/other/products/1",
                "/api/server/users",
                "/api/server/users/1",
                "/api/server/keys",
                "/api/server/audit",
                "/api/unknown/x/y/z",
                "/api/",
                "/api"
            })
    void pathWithoutTokenThenBareChallenge(String path) {
        Refusal.assertNoToken(boxoffice.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/api/server/nothing", "/api/other/nothing", "/api/server"})
    void pathWithBadTokenThenRefused(String path) {
        Refusal.assertInvalidToken(path, boxoffice.get(path, "a.b.c"));
    }

    @Test
    void pathOfNoAudienceWithGoodTokenThenNeverServed() {
        for (Api api : Api.values()) {
            for (String path : List.of("/api/nothing", "/api/", "/api")) {
                assertThat(boxoffice.get(path, api.issued().compact()).status())
                        .as(path)
                        .isIn(401, 404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "BREW", "get"})
    void anyMethodWithoutTokenThenRefused(String method) {
        for (String path : List.of("/api/server/me", "/api/other/products", "/api/nothing")) {
            assertThat(boxoffice.raw(method, path, "Content-Length: 0").status())
                    .as(path)
                    .isIn(400, 401, 405, 501);
        }
        Answer options = boxoffice.send(boxoffice.request("/api/server/me").method("OPTIONS", BodyPublishers.noBody()));
        Refusal.assertNoToken(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/auth/login", "/api/server/me", "/.well-known/jwks.json"})
    @DisplayName("TR-03: TRACE shows nobody their request")
    void traceThenNotAllowed(String path) {
        Answer answer = boxoffice.raw("TRACE", path, "X-Secret: mark2718");
        assertThat(answer.status()).isIn(400, 401, 403, 404, 405, 501);
        assertThat(answer.body()).doesNotContain("mark2718");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/server;a/me",
                "/api/server/me;a=b",
                "/api;x=/api/other/server/me",
                "/api//server/me",
                "//api/server/me",
                "/api/./server/me",
                "/api/other/../server/me",
                "/api/server/%6de",
                "/%61pi/server/me",
                "/api/server%2fme",
                "/api/server/me/",
                "/api/server/me?x=/api/other/",
                "/api/server/me?/api/other/user",
                "/.well-known/../api/server/me",
                "/health/..;/api/server/me",
                "/auth/../api/server/me",
                "/api/server/me%3b",
                "/api/server/me%20",
                "/API/server/me",
                "/api/Server/me",
                "/api/server/me.json",
                "/api/server\\me",
                "/api/server/me#x",
                "/auth/login/..%2f..%2fapi/server/me"
            })
    @DisplayName("TR-09: another spelling of the path is no way round")
    void otherSpellingOfThePathThenNeverOpenAndNeverForTheOtherAudience(String target) {
        assertThat(boxoffice.raw("GET", target).status()).as(target).isIn(400, 401, 404);
        assertThat(boxoffice.raw("GET", target, "Authorization: Bearer rubbish").status())
                .isIn(400, 401, 404);
        String other = boxoffice.admin("other").access();
        assertThat(boxoffice
                        .raw("GET", target, "Authorization: Bearer " + other)
                        .status())
                .isIn(400, 401, 404);
        String own = boxoffice.admin("server").access();
        Answer answer = boxoffice.raw("GET", target, "Authorization: Bearer " + own);
        assertThat(answer.status()).isIn(200, 400, 401, 404);
        assertThat(answer.all("WWW-Authenticate")).noneMatch(challenge -> challenge.startsWith("Basic"));
    }

    @Test
    void absoluteTargetAndOtherHostThenNoWayRound() {
        assertThat(boxoffice.raw("GET", "https://localhost/api/server/me").status())
                .isIn(400, 401, 404);
        assertThat(boxoffice
                        .raw(
                                "GET",
                                "/api/server/me",
                                "X-Forwarded-Prefix: /health",
                                "X-Original-URL: /health/live",
                                "X-Rewrite-URL: /health/live",
                                "X-HTTP-Method-Override: OPTIONS")
                        .status())
                .isEqualTo(401);
    }
}
