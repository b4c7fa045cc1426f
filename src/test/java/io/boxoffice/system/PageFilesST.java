package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served of the page, without a browser: its files and no others, each under the strictest policy that it can bear. */
@ThirdLane
class PageFilesST {
    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("from \"\\./([a-z-]+\\.js)\"");
    private final Boxoffice boxoffice = SecondServer.open();

    @Test
    @DisplayName("TR-02: scripts and styles are files of this origin, and no text becomes markup")
    void documentThenItsOwnPolicy() {
        Answer document = boxoffice.get("/").hasStatus(200);
        assertThat(document.mediaType()).isEqualTo("text/html");
        List<String> policy = Pattern.compile("; ")
                .splitAsStream(document.header("Content-Security-Policy"))
                .toList();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("form-action 'none'", "require-trusted-types-for 'script'")
                .noneMatch(directive -> directive.contains("unsafe") || directive.contains("*"));
        assertThat(document.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(document.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(document.body()).doesNotContain("<style", "style=", "onclick=");
    }

    @Test
    void everyFileThatIsNamedThenServedAsWhatItIs() {
        List<String> named = LINKED.matcher(boxoffice.get("/").body())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(named).contains("/page/main.js", "/page/page.css");
        named.forEach(this::assertIsFile);
        assertThat(named)
                .as("modules are asked for at once, and not one after the other")
                .containsAll(imported(named));
    }

    private List<String> imported(List<String> files) {
        return files.stream()
                .filter(file -> file.endsWith(".js"))
                .flatMap(file -> IMPORTED.matcher(boxoffice.get(file).body()).results())
                .map(module -> "/page/" + module.group(1))
                .distinct()
                .toList();
    }

    private void assertIsFile(String path) {
        Answer file = boxoffice.get(path).hasStatus(200);
        assertThat(file.mediaType()).as(path).isIn("text/javascript", "text/css", "image/svg+xml");
        assertThat(file.header("Content-Security-Policy"))
                .as(path)
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(file.header("Cache-Control")).as(path).isEqualTo("no-cache");
    }

    @Test
    void knownVersionThenNotModified() {
        Answer first = boxoffice.get("/").hasStatus(200);
        String tag = first.header("ETag");
        for (String known : List.of(tag, "W/" + tag, "\"x\", W/" + tag, "*")) {
            Answer again = boxoffice
                    .send(boxoffice.request("/").header("If-None-Match", known))
                    .hasStatus(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.all("Content-Security-Policy")).isEqualTo(first.all("Content-Security-Policy"));
        }
        boxoffice.send(boxoffice.request("/").header("If-None-Match", "\"x\"")).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/page/",
                "/page/index.html",
                "/page/nothing.js",
                "/page/main.js/",
                "/page/Main.js",
                "/page/%2e%2e/WEB-INF/web.xml",
                "/page/../WEB-INF/web.xml",
                "/page/..%2fWEB-INF/web.xml",
                "/WEB-INF/lib/",
                "/webjars/",
                "/webjars/lit-html/",
                "/page/lit-html.js.map",
                "/page/directives/unsafe-html.js"
            })
    @DisplayName("TR-10, A120: no listing, nothing of the WAR's inside, nothing of a library but the one file")
    void otherPathThenNotFound(String target) {
        Answer answer = boxoffice.raw("GET", target);
        assertThat(answer.status()).as(target).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("<web-app", "main.js\"", "import ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherMethodThenNotAllowed(String method) {
        for (String path : List.of("/", "/page/main.js")) {
            Answer answer = boxoffice
                    .send(boxoffice.request(path).method(method, BodyPublishers.noBody()))
                    .isProblem(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void headThenAsGetWithoutABody() {
        Answer head = boxoffice
                .send(boxoffice.request("/").method("HEAD", BodyPublishers.noBody()))
                .hasStatus(200);
        Answer get = boxoffice.get("/");
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }
}
