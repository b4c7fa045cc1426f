package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cookie mode takes no request that a foreign page could have made its visitor send (A091). */
class CookieCsrfST {
    private static final String CSRF = "X-Boxoffice-Csrf";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Page page = new Page(boxoffice, boxoffice.issuer());

    @Test
    @DisplayName("the Origin and the header are checked before the body: 403, and nothing rotated")
    void cookieWithoutTheCheckThenAccessDeniedWhateverTheBody() {
        String session = Page.session(page.login("server").hasStatus(200));
        for (String path : List.of("/auth/refresh", "/auth/logout")) {
            for (String body : List.of("{\"audience\":\"server\"}", "{}", "{\"x\":{", "{\"refresh_token\":\"x\"}")) {
                for (String[] headers : unmeant()) {
                    assertIsDenied(page.postWith(headers, path, body), path + body + String.join(" ", headers));
                }
            }
        }
        assertThat(page.generations(session)).isEqualTo(1);
        page.refresh("server").hasStatus(200);
    }

    @Test
    @DisplayName(
            "a foreign form cannot take the cookie away: SameSite keeps it back, so the body alone must be checked")
    void audienceWithoutCookieAndCheckThenAccessDenied() {
        for (String path : List.of("/auth/refresh", "/auth/logout")) {
            for (String[] headers : unmeant()) {
                assertIsDenied(page.postWith(headers, path, "{\"audience\":\"server\"}"), path);
            }
            byte[] form = "audience=server".getBytes(StandardCharsets.US_ASCII);
            assertIsDenied(boxoffice.post(path, "application/x-www-form-urlencoded", form), path);
        }
    }

    @Test
    @DisplayName("A091: a foreign page logs nobody in as somebody else")
    void loginWithoutTheCheckThenAccessDenied() {
        for (String[] headers : unmeant()) {
            assertIsDenied(page.postWith(headers, "/auth/login", Page.loginBody("server")), String.join(" ", headers));
        }
    }

    /** Headers that do not show that the request was meant by a page of ours. */
    private List<String[]> unmeant() {
        return List.of(
                new String[] {},
                new String[] {CSRF, "1"},
                new String[] {"Origin", boxoffice.issuer()},
                new String[] {CSRF, "0", "Origin", boxoffice.issuer()},
                new String[] {CSRF, "1", CSRF, "1", "Origin", boxoffice.issuer()},
                new String[] {CSRF, "1", "Origin", "null"},
                new String[] {CSRF, "1", "Origin", "https://evil.example"},
                new String[] {CSRF, "1", "Origin", boxoffice.issuer() + ".evil.example"},
                new String[] {CSRF, "1", "Origin", boxoffice.issuer() + "/"},
                new String[] {CSRF, "1", "Origin", boxoffice.issuer().replace("https", "http")},
                new String[] {CSRF, "1", "Referer", boxoffice.issuer() + "/"},
                new String[] {CSRF, "1", "Origin", boxoffice.issuer(), "Origin", "https://evil.example"});
    }

    private static void assertIsDenied(Answer answer, String what) {
        assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(403);
        answer.isOAuthError(403, "access_denied");
        assertThat(answer.all("Set-Cookie")).as(what).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
