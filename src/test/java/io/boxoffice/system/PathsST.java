package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TR-09: a target that can be read in two ways, or in none, is refused on every path; nothing of the inside is told. */
class PathsST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x|",
                "/x^",
                "/x{",
                "/x}",
                "/x\"",
                "/x<",
                "/x`",
                "/x\u0080",
                "/x\u009f",
                "/x\u00e9",
                "/x\\y",
                "/x%5cy",
                "/x%85",
                "/x%ff",
                "/x%e2%80",
                "/.well-known/|",
                "/.well-known/../page/main.js",
                "/.well-known/./jwks.json",
                "/statuslists/|",
                "/api/x|",
                "/api;x/nothing",
                "/api;x/server/me",
                "/api//server/me",
                "/api/server/%6de",
                "/%61pi/server/me",
                "//",
                "//api/server/me",
                "/page//main.js",
                "/page/./main.js",
                "/page/main.js;x",
                "/%70age/main.js",
                "/health/|",
                "/health;a/live",
                "/health//live",
                "/health/../x",
                "/health/%2e%2e/x",
                "/health/\u0080",
                "/?|",
                "/x?\u0080",
                "/x?%zz",
                "/health/live?|",
                "/x#y"
            })
    void notWellWrittenThenAProblem(String target) {
        Answer answer = boxoffice.raw("GET", target).isProblem(400);
        assertThat(answer.header("X-Correlation-Id")).isNotBlank();
        assertThat(answer.text("instance")).isIn("/", "/x", "/api/", "/health/live");
        assertThat(plain(target).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login|", "/auth/%c3", "/auth//login", "/auth/./login", "/auth/login?|"})
    void notWellWrittenUnderAuthThenAnOAuthError(String target) {
        boxoffice.raw("POST", target, "Content-Length: 0").isOAuthError(400, "invalid_request");
    }

    /** It is not our refusal: Liberty answers what it cannot decode before any application is asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%",
                "/%zz",
                "/x%00",
                "/x%7f",
                "/x%0d%0ay",
                "/..",
                "/../x",
                "/%2e%2e/x",
                "/x/..%2f..%2fy",
                "/auth/%zz",
                "/api/%zz",
                "/health/%00"
            })
    void undecodableThenRefusedWithoutACodeAndAnEcho(String target) {
        for (String accept : new String[] {"Accept: text/html", "Accept: application/json"}) {
            Answer answer = boxoffice.raw("GET", target, accept).hasStatus(400);
            assertThat(answer.body()).contains("Bad Request").doesNotContain("%", "&#37;", "request URI");
        }
    }

    @Test
    @DisplayName("RFC 9112 3.2.2: the absolute form is read as the path in it")
    void absoluteFormThenItsPath() {
        boxoffice.raw("GET", "http://localhost/health/live").hasStatus(200);
        boxoffice.raw("GET", "http://localhost/page/../health/live").isProblem(400);
    }

    @Test
    void overlongThenRefused() {
        boxoffice.raw("GET", "/" + "a".repeat(3000)).isProblem(400);
    }

    private Answer plain(String target) {
        return new Wire(SocketFactory.getDefault(), boxoffice.httpPort())
                .exchange(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1))
                .leaksNothing();
    }
}
