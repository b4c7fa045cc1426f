package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The requirements of docs/standards.md: each has a test that names it, or a reason. */
class RequirementsTest {
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]{2}-\\d\\d) \\|[^|]+\\| ([^|]+) \\|$");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+(?:ST|IT|Test))`");
    private static final Pattern REASON = Pattern.compile("(?:no|not yet): .{20,}");

    @Test
    void requirementThenATestThatNamesItOrAReason() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("docs", "standards.md")))
                .results()
                .toList();
        assertThat(rows).hasSize(52);
        for (MatchResult row : rows) {
            if (!REASON.matcher(row.group(2)).matches()) {
                assertNamed(row.group(1), row.group(2));
            }
        }
    }

    private static void assertNamed(String id, String tests) throws IOException {
        List<String> names =
                TEST_CLASS.matcher(tests).results().map(found -> found.group(1)).toList();
        assertThat(names).as(id).isNotEmpty();
        for (String name : names) {
            assertThat(source(name)).as("%s in %s", id, name).containsPattern(id + "|" + spanning(id));
        }
    }

    /** Such as {@code CR-03 to CR-05}, for what lies between them. */
    private static String spanning(String id) {
        return id.substring(0, 4) + "[0-" + id.charAt(4) + "] to " + id.substring(0, 4) + "[" + id.charAt(4) + "-9]";
    }

    private static String source(String testClass) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no test class " + testClass));
            return Files.readString(file);
        }
    }
}
