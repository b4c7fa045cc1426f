package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the head of every answer. */
class HeadersST {
    private static final List<String> PATHS = List.of(
            "/.well-known/jwks.json",
            "/.well-known/openid-configuration",
            "/auth/login",
            "/api/server/me",
            "/api/nothing",
            "/auth/nothing",
            "/health/live");
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-1._z", "1234567890123456789012345678901234567890123456789012345678901234"})
    void goodCorrelationIdThenEchoed(String id) {
        for (String path : PATHS.subList(0, 6)) {
            Answer answer = boxoffice.send(boxoffice.request(path).header("X-Correlation-Id", id));
            assertThat(answer.header("X-Correlation-Id")).as(path).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a\tb",
                "<script>",
                "a;b",
                "\u00e9",
                "'",
                "12345678901234567890123456789012345678901234567890123456789012345",
                ""
            })
    void badCorrelationIdThenReplaced(String id) {
        Answer answer = boxoffice.raw("GET", "/api/server/me", "X-Correlation-Id: " + id);
        assertThat(answer.header("X-Correlation-Id"))
                .matches("[A-Za-z0-9._-]{1,64}")
                .isNotEqualTo(id);
    }

    @Test
    void noOrTwoCorrelationIdsThenAFreshOne() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            String id = boxoffice.get("/api/server/me").header("X-Correlation-Id");
            assertThat(id).matches("[A-Za-z0-9._-]{1,64}");
            assertThat(ids.add(id)).isTrue();
        }
        Answer two = boxoffice.raw("GET", "/api/server/me", "X-Correlation-Id: a", "X-Correlation-Id: b");
        assertThat(two.header("X-Correlation-Id")).matches("[A-Za-z0-9._-]{1,64}");
    }

    @Test
    @DisplayName("TR-02: HSTS and nosniff on every answer of the application over HTTPS")
    void overHttpsThenStrictTransportAndNoSniff() {
        for (String path : PATHS.subList(0, 6)) {
            Answer answer = boxoffice.get(path);
            assertThat(answer.header("Strict-Transport-Security")).as(path).contains("max-age=");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        }
    }

    @Test
    void overPlainHttpInDevelopmentThenServedWithoutStrictTransport() {
        Answer answer = boxoffice.getPlain("/api/server/me").hasStatus(401);
        assertThat(answer.all("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void refusalThenExactlyOneChallenge() {
        assertThat(boxoffice.get("/api/server/me").all("WWW-Authenticate")).hasSize(1);
        assertThat(boxoffice.get("/api/server/me", "a.b.c").all("WWW-Authenticate"))
                .hasSize(1);
        assertThat(boxoffice
                        .get("/api/other/user", boxoffice.admin("server").access())
                        .all("WWW-Authenticate"))
                .hasSize(1);
        assertThat(boxoffice.get("/api/nothing", "a.b.c").all("WWW-Authenticate"))
                .hasSize(1);
    }

    @Test
    void noCookieIsEverSet() {
        for (String path : PATHS) {
            assertThat(boxoffice.get(path).all("Set-Cookie")).as(path).isEmpty();
        }
        assertThat(boxoffice
                        .tryLogin("admin", Boxoffice.ADMIN_PASSWORD, "server")
                        .all("Set-Cookie"))
                .isEmpty();
    }

    @Test
    @DisplayName("TR-04: CORS is closed by default")
    void foreignOriginThenNoPermission() {
        Answer answer = boxoffice.send(boxoffice
                .request("/auth/login")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.all("Access-Control-Allow-Origin")).isEmpty();
        assertThat(boxoffice
                        .send(boxoffice.request("/.well-known/jwks.json").header("Origin", "https://evil.example"))
                        .all("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    @DisplayName("TR-01: TLS 1.2 and 1.3 only")
    void oldTlsThenNoConnection(String protocol) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) boxoffice.trust().getSocketFactory().createSocket("localhost", boxoffice.httpsPort())) {
            socket.setEnabledProtocols(new String[] {protocol});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("TR-01: of TLS 1.2 only what RFC 9325 4.2 recommends")
    void suiteThatIsNotRecommendedThenNoConnection() throws IOException {
        Suites.assertRecommendedOnly(boxoffice.trust(), boxoffice.httpsPort());
    }

    @Test
    @DisplayName("A115: no streams, so none without end: HTTP/1.1 only, over TLS and in the clear")
    void http2ThenNotOffered() throws IOException {
        try (SSLSocket socket =
                (SSLSocket) boxoffice.trust().getSocketFactory().createSocket("localhost", boxoffice.httpsPort())) {
            SSLParameters offered = socket.getSSLParameters();
            offered.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(offered);
            socket.startHandshake();
            assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
        }
        Answer upgrade = boxoffice.raw(
                "GET", "/health/live", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__", "Connection: Upgrade");
        assertThat(upgrade.status()).isNotEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void newTlsThenConnection(String protocol) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) boxoffice.trust().getSocketFactory().createSocket("localhost", boxoffice.httpsPort())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }
}
