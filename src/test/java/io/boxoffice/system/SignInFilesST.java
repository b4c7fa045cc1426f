package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that the pages of sign-in are drawn with, and no others. */
@ThirdLane
class SignInFilesST {
    private static final String STYLE = "/sign-in/style.css";
    private static final List<String> FILES = List.of(STYLE, "/sign-in/continue.js", "/sign-in/recovery.js");
    private final Boxoffice boxoffice = SecondServer.open();

    @Test
    void fileThenAskedForAgainUnlessItsVersionIsNamed() {
        for (String path : FILES) {
            Answer file = boxoffice.get(path).hasStatus(200);
            assertThat(file.mediaType()).isIn("text/css", "text/javascript");
            assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(file.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            String version = file.header("ETag").replace("\"", "");
            assertThat(boxoffice.get(path + "?v=" + version).header("Cache-Control"))
                    .isEqualTo("public, max-age=31536000, immutable");
            assertThat(boxoffice.get(path + "?v=another").header("Cache-Control"))
                    .as("of another release")
                    .isEqualTo("no-cache");
        }
    }

    @Test
    void knownVersionThenNotModified() {
        String tag = boxoffice.get(STYLE).header("ETag");
        Answer again = boxoffice
                .send(boxoffice.request(STYLE).header("If-None-Match", tag))
                .hasStatus(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/sign-in/",
                "/sign-in/messages.properties",
                "/sign-in/Views.class",
                "/sign-in/style.css/",
                "/sign-in/../page/page.css"
            })
    void otherPathThenNotFound(String target) {
        assertThat(boxoffice.raw("GET", target).status()).as(target).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void otherMethodThenNotAllowed(String method) {
        Answer answer = boxoffice
                .send(boxoffice.request(STYLE).method(method, BodyPublishers.noBody()))
                .isProblem(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }
}
