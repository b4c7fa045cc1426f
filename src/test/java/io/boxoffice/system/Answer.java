package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the server answered, by HTTP client or byte for byte from the wire. Header names are compared without case. */
record Answer(int status, TreeMap<String, List<String>> headers, String body) {
    /** Words of the inside. Messages of the container have a number: three letters alone stand in a random text now and then. */
    private static final Pattern NEVER_SHOWN = Pattern.compile(
            "Exception|io\\.boxoffice\\.|jakarta\\.|java\\.lang|java\\.util|com\\.ibm"
                    + "|\tat |org\\.postgresql|SELECT |INSERT |SRVE\\d{4}|CWW[A-Z]{2}\\d{4}|openliberty|Liberty|Jackson|nimbus|/target/");

    static Answer of(HttpResponse<byte[]> response) {
        return of(response.statusCode(), response.headers().map(), response.body());
    }

    static Answer of(int status, Map<String, List<String>> headers, byte[] body) {
        TreeMap<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return new Answer(status, byName, new String(body, StandardCharsets.UTF_8));
    }

    JsonNode json() {
        return Json.parse(body);
    }

    /** A text member of the answer's object. */
    String text(String member) {
        JsonNode value = json().path(member);
        assertThat(value.isString()).as("member %s of %s", member, this).isTrue();
        return value.stringValue();
    }

    List<String> all(String header) {
        return headers.getOrDefault(header, List.of());
    }

    /** The one value of a header that must be there exactly once. */
    String header(String name) {
        assertThat(all(name)).as("header %s of %s", name, this).hasSize(1);
        return all(name).getFirst();
    }

    String mediaType() {
        return header("Content-Type").replaceAll("\\s*;.*", "");
    }

    Answer hasStatus(int expected) {
        assertThat(status).as("status of %s", this).isEqualTo(expected);
        return this;
    }

    /** An RFC 9457 problem document whose status is that of the answer. */
    Answer isProblem(int expected) {
        hasStatus(expected);
        assertThat(mediaType()).isEqualTo("application/problem+json");
        assertThat(Json.names(json()))
                .contains("type", "title", "status")
                .isSubsetOf("type", "title", "status", "detail", "instance");
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        return this;
    }

    /** An RFC 6749 5.2 error. */
    Answer isOAuthError(int expected, String code) {
        hasStatus(expected);
        assertThat(mediaType()).isEqualTo("application/json");
        assertThat(Json.names(json())).contains("error").isSubsetOf("error", "error_description");
        assertThat(text("error")).as("error of %s", this).isEqualTo(code);
        return this;
    }

    /** A page of the authorization server that says what is wrong. */
    Answer isPage(int expected) {
        hasStatus(expected);
        assertThat(mediaType()).as("%s", this).isEqualTo("text/html");
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(header("Content-Security-Policy")).contains("form-action 'self'", "frame-ancestors 'none'");
        assertThat(body()).contains("<h1>", header("X-Correlation-Id"), "rel=\"stylesheet\"");
        assertThat(all("Location")).isEmpty();
        return this;
    }

    /** What holds for every answer: no fault of the server, and nothing of its inside in body or headers. */
    Answer leaksNothing() {
        assertThat(status).as("status of %s", this).isNotIn(500, 501, 502, 504, 505);
        assertThat(all("Server")).isEmpty();
        assertThat(all("X-Powered-By")).isEmpty();
        if (status >= 400) {
            assertThat(headers + body).as("refusal").doesNotContainPattern(NEVER_SHOWN);
        }
        return this;
    }

    /** Whether a text of a test's own looks like what no refusal shows. */
    static boolean looksInternal(String text) {
        return NEVER_SHOWN.matcher(text).find();
    }
}
