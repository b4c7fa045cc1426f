package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies that no browser of ours would send: refused, never a fault (A096). */
class CookieTextST {
    private static final String CSRF = "X-Boxoffice-Csrf";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Page page = new Page(boxoffice, boxoffice.issuer());

    @ParameterizedTest
    @ValueSource(strings = {"Server", "", " ", "server ", "server;Path=/", "server\r\nX-Evil: 1", "serv\u00e9r", "*"})
    void audienceThatIsNoNameThenInvalidRequest(String audience) {
        page.login("server").hasStatus(200);
        Answer answer = page.refresh(audience).isOAuthError(400, "invalid_request");
        assertThat(answer.all("Set-Cookie")).isEmpty();
        page.logout(audience).isOAuthError(400, "invalid_request");
    }

    @Test
    void sameCookieTwiceThenInvalidRequest() {
        page.login("server").hasStatus(200);
        String good = Page.cookieOf("server") + "=" + page.cookie("server");
        for (String path : List.of("/auth/refresh", "/auth/logout")) {
            sent(path, "Cookie: " + good + "; " + good).isOAuthError(400, "invalid_request");
            sent(path, "Cookie: " + Page.cookieOf("server") + "=planted; " + good)
                    .isOAuthError(400, "invalid_request");
            sent(path, "Cookie: " + good, "Cookie: " + good).isOAuthError(400, "invalid_request");
        }
        page.refresh("server").hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"\"", "=", "%00", "a,b", "$Version=1", "\u00e9", "\t", "a b", "{\"a\":1}", "\"unclosed"})
    void malformedCookieThenInvalidGrant(String value) {
        Answer answer = sent("/auth/refresh", "Cookie: " + Page.cookieOf("server") + "=" + value);
        Page.assertIsCleared(answer.isOAuthError(400, "invalid_grant"));
    }

    @Test
    void longCookieThenInvalidGrantAndATooLongOneRefusedByTheContainer() {
        Page.assertIsCleared(sent("/auth/refresh", "Cookie: " + Page.cookieOf("server") + "=" + "A".repeat(8_000))
                .isOAuthError(400, "invalid_grant"));
        assertThat(sent("/auth/refresh", "Cookie: " + Page.cookieOf("server") + "=" + "A".repeat(10_000))
                        .status())
                .isIn(400, 413, 431);
    }

    private Answer sent(String path, String... cookieLines) {
        String body = "{\"audience\":\"server\"}";
        return boxoffice.raw("POST " + path + " HTTP/1.1\r\nHost: localhost:" + boxoffice.httpsPort() + "\r\nOrigin: "
                + boxoffice.issuer() + "\r\n" + CSRF + ": 1\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n" + String.join("\r\n", cookieLines) + "\r\nConnection: close\r\n\r\n"
                + body);
    }
}
