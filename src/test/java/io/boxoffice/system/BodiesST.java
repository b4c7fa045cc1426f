package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Strict bodies at every kind of endpoint: 400, 413, 415, in the endpoint's own kind of error, and never a 5xx. */
class BodiesST {

    enum Endpoint {
        LOGIN("/auth/login", "{\"username\":\"u\",\"password\":\"p\",\"audience\":\"server\"}"),
        REFRESH("/auth/refresh", "{\"refresh_token\":\"t\"}"),
        LOGOUT("/auth/logout", "{\"refresh_token\":\"t\"}"),
        USERS("/api/server/users", "{\"username\":\"u\",\"password\":\"p\"}"),
        KEYS("/api/server/keys", "{\"audience\":\"server\",\"pem\":\"p\",\"state\":\"retiring\"}"),
        PRODUCTS("/api/other/products", "{\"name\":\"n\",\"price\":\"p\"}");

        private final String path;
        private final String body;

        Endpoint(String path, String body) {
            this.path = path;
            this.body = body;
        }

        Answer post(String contentType, byte[] bytes, String... headers) {
            Boxoffice boxoffice = Boxoffice.open();
            var request = boxoffice.request(path).POST(BodyPublishers.ofByteArray(bytes));
            if (!contentType.isEmpty()) {
                request.header("Content-Type", contentType);
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            if (path.startsWith("/api/")) {
                String audience = path.startsWith("/api/server/") ? "server" : "other";
                request.header(
                        "Authorization", "Bearer " + boxoffice.admin(audience).access());
            }
            return boxoffice.send(request);
        }

        /** The most bytes that a body may have. */
        int most() {
            return path.startsWith("/auth/") ? 4 * 1024 : 64 * 1024;
        }

        Answer post(byte[] bytes) {
            return post("application/json", bytes);
        }

        void refuses(int status, Answer answer) {
            if (path.startsWith("/api/")) {
                answer.isProblem(status);
            } else {
                answer.isOAuthError(status, "invalid_request");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A078: one JSON object and nothing else")
    void notOneJsonObjectThenBadRequest(Endpoint endpoint) {
        for (String body : List.of(
                "",
                " ",
                "null",
                "true",
                "1",
                "\"x\"",
                "[]",
                "[" + endpoint.body + "]",
                "{",
                "{\"x\":{",
                "{\"x\"",
                "}",
                endpoint.body + endpoint.body,
                endpoint.body + " x",
                endpoint.body + "]",
                endpoint.body.replace("}", ",}"),
                endpoint.body.replace('"', '\''),
                "//\n" + endpoint.body,
                "\uFEFF" + endpoint.body,
                "{\"x\":NaN}",
                "{\"x\":01}",
                "{\"x\":\"\t\"}",
                "{x:1}",
                "<a/>",
                "a=b")) {
            endpoint.refuses(400, endpoint.post(utf8(body)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void memberTwiceOrUnknownThenBadRequest(Endpoint endpoint) {
        String first = endpoint.body.substring(1).split("[,}]", 2)[0];
        endpoint.refuses(400, endpoint.post(utf8(endpoint.body.replaceFirst("\\{", "{" + first + ","))));
        endpoint.refuses(400, endpoint.post(utf8(endpoint.body.replaceFirst("\\{", "{\"unknown\":1,"))));
        endpoint.refuses(400, endpoint.post(utf8(endpoint.body.replaceFirst("\\{", "{\"__proto__\":{},"))));
        endpoint.refuses(400, endpoint.post(utf8(endpoint.body.replaceFirst("\\{", "{\"\":\"\","))));
    }

    @ParameterizedTest
    @EnumSource
    void nulOrLoneSurrogateThenBadRequest(Endpoint endpoint) {
        for (String bad : List.of("\\u0000", "a\\u0000b", "\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800")) {
            endpoint.refuses(
                    400,
                    endpoint.post(
                            utf8(endpoint.body.replaceFirst("\"\\w\"", "\"" + bad.replace("\\", "\\\\") + "\""))));
            endpoint.refuses(
                    400,
                    endpoint.post(
                            utf8(endpoint.body.replaceFirst("\\{", "{\"" + bad.replace("\\", "\\\\") + "\":1,"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A080: UTF-8 and nothing else")
    void notUtf8ThenBadRequest(Endpoint endpoint) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-32")) {
            bodies.put(name, endpoint.body.getBytes(Charset.forName(name)));
        }
        bodies.put("Latin-1", withValue(endpoint, "\u00e9"));
        bodies.put("overlong", withValue(endpoint, "\u00c0\u00a2"));
        bodies.put("surrogate in UTF-8", withValue(endpoint, "\u00ed\u00a0\u0080"));
        bodies.put("above U+10FFFF", withValue(endpoint, "\u00f4\u0090\u0080\u0080"));
        bodies.put("truncated", withValue(endpoint, "\u00e2\u0082"));
        bodies.forEach((what, body) -> endpoint.refuses(400, endpoint.post(body)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A082: another content type is not read")
    void otherContentTypeThenUnsupported(Endpoint endpoint) {
        for (String type : List.of(
                "",
                "text/plain",
                "application/xml",
                "text/json",
                "application/x-java-serialized-object",
                "multipart/form-data; boundary=x",
                "application/jsonx",
                "application/merge-patch+json",
                "*/*",
                "application/*",
                "rubbish")) {
            Answer answer = endpoint.post(type, utf8(endpoint.body));
            assertThat(answer.status()).as("%s: %s", type, answer).isIn(400, 415);
            endpoint.refuses(type.contains("/") ? 415 : answer.status(), answer);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REFRESH", "LOGOUT"})
    void formWhereNoneIsTakenThenUnsupported(Endpoint endpoint) {
        endpoint.refuses(415, endpoint.post("application/x-www-form-urlencoded", utf8("username=u")));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A081, A083: another charset, a compressed body")
    void otherCharsetThenRefused(Endpoint endpoint) {
        for (String charset : List.of("utf-16", "iso-8859-1", "nonsense")) {
            Answer answer = endpoint.post("application/json; charset=" + charset, utf8(endpoint.body));
            assertThat(answer.status()).as("%s: %s", charset, answer).isIn(400, 415);
            endpoint.refuses(answer.status(), answer);
        }
        assertThat(endpoint.post("application/json; charset=UTF-8", utf8(endpoint.body))
                        .status())
                .isNotEqualTo(415);
        assertThat(endpoint.post("application/json", gzipMagic(), "Content-Encoding", "gzip")
                        .status())
                .isIn(400, 415);
    }

    @ParameterizedTest
    @EnumSource
    void bodyOverTheLimitThenTooLarge(Endpoint endpoint) {
        byte[] atTheLimit = utf8(" ".repeat(endpoint.most() - endpoint.body.length()) + endpoint.body);
        assertThat(endpoint.post(atTheLimit).status()).isNotEqualTo(413);
        endpoint.refuses(
                413, endpoint.post(utf8(" ".repeat(endpoint.most() + 1 - endpoint.body.length()) + endpoint.body)));
        endpoint.refuses(413, endpoint.post(utf8("{\"x\":\"" + "x".repeat(500_000) + "\"}")));
    }

    @Test
    @DisplayName("TR-05: a type that fits everything is no way to have a form taken at login")
    void formOfAnyTypeAtLoginThenUnsupported() {
        byte[] form =
                utf8("username=admin&password=" + Boxoffice.ADMIN_PASSWORD.replace(' ', '+') + "&audience=server");
        Endpoint.LOGIN.refuses(415, Endpoint.LOGIN.post("*/*", form));
        Endpoint.LOGIN.refuses(415, Endpoint.LOGIN.post("application/*", form));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A079: nested deep")
    void nestedDeepThenRefusedAtOnce(Endpoint endpoint) {
        endpoint.refuses(400, endpoint.post(utf8("[".repeat(endpoint.most() / 2))));
        endpoint.refuses(400, endpoint.post(utf8("{\"x\":".repeat(endpoint.most() / 6))));
        endpoint.refuses(
                400,
                endpoint.post(utf8(
                        endpoint.body.replaceFirst("\\{", "{\"x\":" + "[".repeat(1500) + "]".repeat(1500) + ","))));
        endpoint.refuses(400, endpoint.post(utf8("{\"x\":1" + "0".repeat(endpoint.most() - 100) + "}")));
    }

    private static byte[] withValue(Endpoint endpoint, String octets) {
        return endpoint.body.replaceFirst("\"\\w\"", "\"" + octets + "\"").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzipMagic() {
        return new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
