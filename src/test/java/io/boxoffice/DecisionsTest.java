package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The decisions of docs/decisions: numbered, dated, each with a status and a row of the index. */
class DecisionsTest {
    private static final Path FOLDER = Path.of("docs", "decisions");
    private static final String INDEX = "README.md";
    private static final Pattern NAME = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
    private static final Pattern HEAD =
            Pattern.compile("# (\\d+)\\. [^\n]+\n\nDate: ([\\d-]+) · Status: ([^\n]+)\n\n.*", Pattern.DOTALL);
    private static final String OTHERS =
            "\\[\\d+]\\(\\d{4}-[a-z0-9-]+\\.md\\)(?:(?:, | and )\\[\\d+]\\(\\d{4}-[a-z0-9-]+\\.md\\))*";
    private static final Pattern STATUS =
            Pattern.compile("accepted|withdrawn|superseded by " + OTHERS + "|accepted, changed by " + OTHERS);
    private static final Pattern LINK = Pattern.compile("\\[(\\d+)]\\((\\d{4})-[a-z0-9-]+\\.md\\)");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[\\d+]\\((\\d{4}-[a-z0-9-]+\\.md)\\) \\|[^|]+\\|[^|]+\\|$");
    private static final Pattern NEVER_USED = Pattern.compile("(?m)^Never used: (\\d+(?:, \\d+)*)\\. .{20,}");

    @Test
    void numbersThenNoGapThatTheIndexDoesNotExplain() throws IOException {
        List<Integer> numbers = Stream.concat(decisions().keySet().stream(), neverUsed().stream())
                .sorted()
                .toList();
        assertThat(numbers)
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, numbers.getLast()).boxed().toList());
    }

    @Test
    void decisionThenItsNumberADateAndAStatus() throws IOException {
        for (Map.Entry<Integer, Path> decision : decisions().entrySet()) {
            Matcher head = HEAD.matcher(Files.readString(decision.getValue()));
            assertThat(head.matches()).as("%s has a head", decision.getValue()).isTrue();
            assertThat(head.group(1))
                    .as("number of %s", decision.getValue())
                    .isEqualTo(decision.getKey().toString());
            assertThat(LocalDate.parse(head.group(2)))
                    .as("date of %s", decision.getValue())
                    .isAfter("2026-01-01");
            assertThat(head.group(3)).as("status of %s", decision.getValue()).matches(STATUS);
            assertThat(LINK.matcher(head.group(3)).results())
                    .allSatisfy(link -> assertThat(Integer.parseInt(link.group(2)))
                            .as("number of a link in %s", decision.getValue())
                            .isEqualTo(Integer.parseInt(link.group(1))));
        }
    }

    @Test
    void decisionThenARowOfTheIndexInTheOrderOfNumbers() throws IOException {
        List<String> rows =
                ROW.matcher(index()).results().map(row -> row.group(1)).toList();

        assertThat(rows)
                .containsExactlyElementsOf(decisions().values().stream()
                        .map(path -> path.getFileName().toString())
                        .toList());
    }

    /** By number; a number that stands twice fails. */
    private static Map<Integer, Path> decisions() throws IOException {
        Map<Integer, Path> decisions = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> !path.endsWith(INDEX)).toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                assertThat(name.matches())
                        .as("%s is named like a decision", file)
                        .isTrue();
                assertThat(decisions.put(Integer.parseInt(name.group(1)), file))
                        .as("%s twice", file)
                        .isNull();
            }
        }
        return decisions;
    }

    private static Set<Integer> neverUsed() throws IOException {
        Set<Integer> numbers = new TreeSet<>();
        for (MatchResult told : NEVER_USED.matcher(index()).results().toList()) {
            Arrays.stream(told.group(1).split(", ")).map(Integer::valueOf).forEach(numbers::add);
        }
        return numbers;
    }

    private static String index() throws IOException {
        return Files.readString(FOLDER.resolve(INDEX));
    }
}
