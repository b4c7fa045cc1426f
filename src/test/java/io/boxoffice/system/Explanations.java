package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an administrator is told of tokens ({@code POST /api/server/tokens/explain}). */
record Explanations(Boxoffice boxoffice) {
    static final String PATH = "/api/server/tokens/explain";

    Answer ask(String... namesAndValues) {
        return boxoffice.post(
                PATH,
                Json.object((Object[]) namesAndValues),
                boxoffice.admin("server").access());
    }

    JsonNode of(String... namesAndValues) {
        return ask(namesAndValues).hasStatus(200).json();
    }

    /** What is told of a token at a path is what a call there with it is answered. */
    void assertAsAnswered(String token, String path, Answer answer) {
        JsonNode told = of("token", token, "path", path);
        assertThat(told.path("accepted").booleanValue()).isFalse();
        assertThat(told.path("status").intValue()).isEqualTo(answer.status());
        assertThat(told.path("www_authenticate").stringValue()).isEqualTo(answer.header("WWW-Authenticate"));
        assertThat(verdict(told, told.path("refused_by").stringValue())).isEqualTo("failed");
    }

    static String verdict(JsonNode told, String check) {
        return line(told, check).path("verdict").stringValue();
    }

    static JsonNode line(JsonNode told, String check) {
        return told.path("checks")
                .valueStream()
                .filter(line -> line.path("check").stringValue().equals(check))
                .findFirst()
                .orElseThrow();
    }

    static List<String> with(JsonNode told, String verdict) {
        return told.path("checks")
                .valueStream()
                .filter(line -> line.path("verdict").stringValue().equals(verdict))
                .map(line -> line.path("check").stringValue())
                .toList();
    }
}
