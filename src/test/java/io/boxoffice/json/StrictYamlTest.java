package io.boxoffice.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class StrictYamlTest {
    private static Optional<ObjectNode> read(String text) {
        return StrictYaml.object(text.getBytes(UTF_8));
    }

    @Test
    void objectThenTheSameAsInJson() {
        assertThat(read("a: x\nb: [1, true, null]\nc:\n  d: 'on'\n"))
                .contains(StrictJson.object("{\"a\":\"x\",\"b\":[1,true,null],\"c\":{\"d\":\"on\"}}".getBytes(UTF_8))
                        .orElseThrow());
        assertThat(read("{\n\t\"a\": {\n\t\t\"b\": \"c\"}}")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just text",
                "- a\n- b",
                "a: 1\na: 2",
                "a: {b: 1, b: 2}",
                "a: &x 1\nb: 2",
                "a: &x [1]\nb: *x",
                "a: *nowhere",
                "<<: {a: 1}\nb: !!str 2",
                "a: !!javax.script.ScriptEngineManager [1]",
                "a: !!java.net.URL ['http://evil.example']",
                "--- \na: 1\n---\nb: 2",
                "a: 1\n...\nrest",
                "a: [1",
                "a: \"\\0\"",
                "a: \"\\ud800\"",
                "a: \"\\UFFFFFFFF\"",
                "a: \tb: c"
            })
    void anythingElseThenNothing(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void deeperThanAnyDocumentThenNothing() {
        assertThat(read("a: " + "[".repeat(15) + "]".repeat(15))).isPresent();
        assertThat(read("a: " + "[".repeat(16) + "]".repeat(16))).isEmpty();
        assertThat(read("a: " + "[".repeat(100_000))).isEmpty();
    }

    @Test
    void longerThanAnyDocumentThenNothing() {
        assertThat(read("a: " + "x".repeat(1024 * 1024 - 3))).isPresent();
        assertThat(read("a: " + "x".repeat(1024 * 1024 - 2))).isEmpty();
    }

    @Test
    void notUtf8ThenNothing() {
        assertThat(StrictYaml.object("a: \u00e4".getBytes(ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "on",
                "yes",
                "5",
                "1e3",
                "0x1f",
                "null",
                "~",
                "a: b",
                "- a",
                "# no",
                "two\nlines",
                "",
                " x ",
                "é"
            })
    void textWrittenThenReadAsTheSameText(String text) {
        ObjectNode object =
                StrictJson.object("{}".getBytes(UTF_8)).orElseThrow().put("a", text);

        assertThat(StrictYaml.object(StrictYaml.bytes(object))).contains(object);
    }
}
