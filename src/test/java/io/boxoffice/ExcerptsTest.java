package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages show as tested is cut from the tests, word for word. */
class ExcerptsTest {
    private static final List<Path> PAGES = List.of(
            Path.of("README.md"),
            Path.of("docs", "client.md"),
            Path.of("docs", "clients.md"),
            Path.of("docs", "migrate-users.md"),
            Path.of("docs", "resource-servers.md"),
            Path.of("docs", "protected-resources.md"),
            Path.of("docs", "testkit.md"));
    private static final Pattern EXCERPT =
            Pattern.compile("<!-- excerpt of (\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    @Test
    void excerptThenItsSourceHasIt() throws IOException {
        List<MatchResult> excerpts = new ArrayList<>();
        for (Path page : PAGES) {
            List<MatchResult> found =
                    EXCERPT.matcher(Files.readString(page)).results().toList();
            assertThat(found).as("%s", page).isNotEmpty();
            excerpts.addAll(found);
        }
        for (MatchResult excerpt : excerpts) {
            assertThat(unspaced(Files.readString(source(excerpt.group(1)))))
                    .as(excerpt.group(1))
                    .contains(unspaced(excerpt.group(2)));
        }
    }

    private static String unspaced(String text) {
        return SPACE.matcher(text).replaceAll("");
    }

    private static Path source(String name) {
        return Stream.of(
                        Path.of("src", "test", "java", "io", "boxoffice", "system"),
                        Path.of("src", "test", "java", "io", "boxoffice", "relyingparty"),
                        Path.of("src", "test", "java", "io", "boxoffice", "elsewhere"),
                        Path.of("src", "test", "resources"),
                        Path.of("src", "test", "resources", "relying-party"),
                        Path.of("src", "quarkus", "java"),
                        Path.of("src", "quarkus", "resources"),
                        Path.of("src"),
                        sdk("client", "client"),
                        sdk("resource-server", "resourceserver"),
                        sdk("testkit", "testkit"))
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not there"));
    }

    private static Path sdk(String module, String folder) {
        return Path.of("sdk", module, "src", "test", "java", "io", "boxoffice", folder);
    }
}
