package io.boxoffice.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.TokenCheck;
import io.boxoffice.guard.GuardCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/explain.md and the page have a line for each check and for each reason, in the words of the code. */
class ExplainDocumentsTest {
    private static final Path DOCUMENT = Path.of("docs", "explain.md");
    private static final Path PAGE = Path.of("src", "main", "webapp", "page", "reasons.js");

    @Test
    void checkThenItsLineInTheOrderOfTheDocument() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<String> lines = Arrays.stream(CheckLine.values())
                .map(check -> "| `" + check.wire() + "` | " + check.words() + " |")
                .toList();
        assertThat(rows.subList(0, lines.size()))
                .zipSatisfy(lines, (row, line) -> assertThat(row).startsWith(line));
        assertThat(CheckLine.values())
                .filteredOn(CheckLine::isOfGuard)
                .allSatisfy(check -> assertThat(Files.readString(DOCUMENT)).contains("(" + check.source() + ")"));
    }

    @Test
    void checkOfATokenOrARequestThenItsLine() {
        Stream<String> checks = Stream.concat(
                Arrays.stream(TokenCheck.values())
                        .map(check -> CheckLine.of(check).wire() + check.wire()),
                Arrays.stream(GuardCheck.values())
                        .map(check -> CheckLine.of(check).wire() + check.wire()));
        assertThat(checks)
                .allSatisfy(twice -> assertThat(twice.substring(twice.length() / 2))
                        .isEqualTo(twice.substring(0, twice.length() / 2)));
    }

    @Test
    void reasonThenWhatItMeansInTheDocumentAndAtThePage() throws IOException {
        String document = Files.readString(DOCUMENT);
        String page = Files.readString(PAGE);
        for (Rejection reason : Rejection.values()) {
            String means = page.lines()
                    .filter(line -> line.startsWith("  \"" + reason.words() + "\": \""))
                    .map(line -> line.substring(reason.words().length() + 7, line.length() - 2))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(reason.words()));
            assertThat(document).contains("| " + reason.words() + " | " + means + " |");
        }
    }
}
