package io.boxoffice.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.json.StrictJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Seals that the server told of, beside those that a log has. */
class SealReportTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @TempDir
    Path directory;

    private static ObjectNode part(String json) {
        return StrictJson.object(json.replace('\'', '"').getBytes(UTF_8)).orElseThrow();
    }

    private static String seal(int number, String digest, String finding) {
        return "{'number': " + number + ", 'events': 2, 'digest': '" + digest + "', 'finding': " + finding + "}";
    }

    private static ObjectNode last(String... seals) {
        return part("{'seals': [" + String.join(", ", seals)
                + "], 'next': null, 'unsealed': {'events': 3, 'since': '2026-11-22T09:30:00Z'}}");
    }

    private NotedSeals noted(String... lines) {
        try {
            return NotedSeals.in(Files.write(
                    directory.resolve("log"), String.join("\n", lines).getBytes(UTF_8)));
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static String line(int number, String digest) {
        return "[INFO] Audit seal " + number + " over 2 events: " + digest;
    }

    private static String told(SealReport report, boolean inJson) {
        StringWriter out = new StringWriter();
        report.print(new PrintWriter(out), inJson);
        return out.toString();
    }

    @Test
    void allGoodThenSaidWithTheNewestAndWhatWaits() {
        SealReport report = new SealReport(1, NotedSeals.none());
        report.add(part("{'seals': [" + seal(1, A, "null") + "], 'next': 2, 'unsealed': null}"));
        report.add(last(seal(2, B, "null")));

        assertThat(report.isGood()).isTrue();
        assertThat(told(report, false)).isEqualTo("""
                All is as it was sealed.
                2 seals from 1 on, over 4 events; 0 were noted elsewhere.
                The newest is seal 2: %s
                Not sealed yet: 3 events since 2026-11-22T09:30:00Z
                """.formatted(B));
    }

    @Test
    void findingThenNamedInWordsAndInJson() {
        SealReport report = new SealReport(1, NotedSeals.none());
        report.add(last(seal(1, A, "'an event or the seal was changed'")));

        assertThat(report.isGood()).isFalse();
        assertThat(told(report, false))
                .startsWith("Seal 1: an event or the seal was changed\nNot all is as it was sealed.\n");
        ObjectNode json = part(told(report, true));
        assertThat(json.path("findings").path(0).path("seal").asInt()).isOne();
        assertThat(json.path("newest").path("digest").asString()).isEqualTo(A);
        assertThat(json.path("unsealed").path("events").asInt()).isEqualTo(3);
    }

    @Test
    void notedTheSameThenGood() {
        SealReport report = new SealReport(1, noted("more", line(1, A), "{\"message\": \"" + line(2, B) + "\"}"));
        report.add(last(seal(1, A, "null"), seal(2, B, "null")));

        assertThat(report.isGood()).isTrue();
        assertThat(told(report, false)).contains("2 were noted elsewhere");
    }

    @Test
    void notedOtherwiseOrNotThereThenFound() {
        SealReport report = new SealReport(1, noted(line(1, B), line(2, B)));
        report.add(last(seal(1, A, "null")));

        assertThat(told(report, false)).startsWith("""
                        Seal 1: it is not the one that was noted elsewhere
                        Seal 2: it was noted elsewhere, and is not there
                        """);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void notedBeforeTheFirstThenNotLookedFor() {
        SealReport report = new SealReport(2, noted(line(1, B)));
        report.add(last(seal(2, A, "null")));

        assertThat(report.isGood()).isTrue();
    }

    @Test
    void logThatSaysNothingOrTwoThingsThenRefused() {
        assertThatThrownBy(() -> noted("nothing")).hasMessageEndingWith("has no line of a seal.");
        assertThatThrownBy(() -> noted(line(1, A), line(1, B))).hasMessageContaining("Seal 1 was noted twice");
        assertThatThrownBy(() -> NotedSeals.in(directory.resolve("nowhere"))).hasMessageEndingWith("cannot be read.");
    }
}
