package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/attack-cases.md is complete and true: every case has a test that names it, or a reason. Needs no server. */
class AttackCasesTest {
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (A\\d{3}) \\|[^|]+\\| ([^|]+) \\|$");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+(?:ST|IT|Test))`");

    @Test
    void tableThenEachCaseOnce() {
        List<String> expected = Stream.of(
                        IntStream.rangeClosed(1, 60),
                        IntStream.rangeClosed(72, 120),
                        IntStream.of(123),
                        IntStream.rangeClosed(127, 173),
                        IntStream.rangeClosed(180, 183),
                        IntStream.rangeClosed(190, 191))
                .flatMapToInt(range -> range)
                .mapToObj(i -> String.format("A%03d", i))
                .toList();
        assertThat(rows().keySet()).containsExactlyElementsOf(expected);
    }

    @Test
    void caseWithATestThenTheTestNamesIt() {
        rows().forEach((id, verdict) -> testClasses(verdict)
                .forEach(name ->
                        assertThat(source(name)).as("%s in %s", id, name).contains(id)));
    }

    @Test
    void caseWithoutATestThenAReason() {
        rows().forEach((id, verdict) -> assertThat(
                        verdict.startsWith("not yet: ") || !testClasses(verdict).isEmpty())
                .as("%s: %s", id, verdict)
                .isTrue());
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (MatchResult row :
                ROW.matcher(read(Path.of("docs", "attack-cases.md"))).results().toList()) {
            assertThat(rows.put(row.group(1), row.group(2)))
                    .as("%s twice", row.group(1))
                    .isNull();
        }
        return rows;
    }

    private static List<String> testClasses(String verdict) {
        return TEST_CLASS
                .matcher(verdict)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String source(String testClass) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no test class " + testClass));
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
