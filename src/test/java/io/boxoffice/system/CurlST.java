package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's walk-through, run word for word in one shell. In the {@code sh} blocks after the line
 * {@code <!-- walk-through -->} a line that begins with {@code $ } is a command, the lines after it are what it shows;
 * there {@code ...} stands for anything. Only address, data directory and password are put in place.
 */
class CurlST {
    private static final Path README = Path.of("README.md");
    private static final String MARK = "<!-- walk-through -->";
    private static final String END = "--- end of command ---";
    private static final Pattern BLOCK = Pattern.compile("```(?:sh|bash|shell|console)\\n(.*?)```", Pattern.DOTALL);
    private final Boxoffice boxoffice = Boxoffice.open();

    /** A command and the lines it is promised to show. */
    private record Step(String command, List<String> shown) {}

    @Test
    void walkThroughThenEachCommandShowsWhatTheReadmeSays(@TempDir Path scratch) throws Exception {
        List<Step> steps = steps(Files.readString(README));
        assertThat(steps).as("commands after %s", MARK).isNotEmpty();
        List<String> outputs = run(scratch, steps);
        assertThat(outputs).as("one output for each command").hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            for (String line : step.shown()) {
                assertThat(outputs.get(i)).as(step.command()).containsPattern(pattern(line));
            }
        }
    }

    private List<Step> steps(String readme) {
        String section = readme.substring(readme.indexOf(MARK) + MARK.length()).split("\n## ", 2)[0];
        assertThat(readme).contains(MARK);
        String blocks =
                BLOCK.matcher(section).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        return Arrays.stream(("\n" + placed(blocks)).split("\n\\$ ", -1))
                .skip(1)
                .map(CurlST::step)
                .toList();
    }

    /** The command ends with the first line that is not continued, be it by a backslash or inside quotes. */
    private static Step step(String text) {
        List<String> lines = text.lines().toList();
        int end = 1;
        while (end < lines.size() && isOpen(String.join("\n", lines.subList(0, end)))) {
            end++;
        }
        List<String> shown = lines.subList(end, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return new Step(String.join("\n", lines.subList(0, end)), shown);
    }

    private static boolean isOpen(String command) {
        return command.endsWith("\\") || command.chars().filter(c -> c == '\'').count() % 2 == 1;
    }

    private String placed(String text) {
        return text.replace("https://localhost:9443", "https://localhost:" + boxoffice.httpsPort())
                .replace("http://localhost:9080", "http://localhost:" + boxoffice.httpPort())
                .replaceAll("(\\./)?\\.boxoffice/", boxoffice.dataDirectory() + "/");
    }

    private List<String> run(Path scratch, List<Step> steps) throws IOException, InterruptedException {
        String script = steps.stream()
                .map(step -> step.command() + "\necho\necho '" + END + "'\n")
                .collect(Collectors.joining());
        Path output = scratch.resolve("output");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        for (String name : List.of("PASSWORD", "ADMIN_PASSWORD", "BOXOFFICE_ADMIN_PASSWORD")) {
            shell.environment().put(name, Boxoffice.ADMIN_PASSWORD);
        }
        shell.start().waitFor();
        String all = Files.readString(output, StandardCharsets.UTF_8);
        List<String> outputs = new ArrayList<>(List.of(all.split(Pattern.quote(END) + "\n", -1)));
        outputs.removeLast();
        return outputs;
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Arrays.stream(line.strip().split("\\.\\.\\.|\u2026", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }
}
