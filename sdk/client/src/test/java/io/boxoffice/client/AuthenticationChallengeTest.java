package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationChallengeTest {
    @Test
    void severalThenEachWithItsParameters() {
        assertThat(AuthenticationChallenge.in(
                        "Basic realm=\"a, b\", Negotiate,,BEARER Error = \"a \\\"b\\\"\" ,max_age=300"))
                .containsExactly(
                        new AuthenticationChallenge("basic", Map.of("realm", "a, b")),
                        new AuthenticationChallenge("negotiate", Map.of()),
                        new AuthenticationChallenge("bearer", Map.of("error", "a \"b\"", "max_age", "300")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error=\"a\"",
                "Bearer error=\"a\" rest=\"b\"",
                "Bearer error=\"a\", error=\"b\"",
                "Bearer error=\"a\", Error=\"b\"",
                "Bearer error=\"a",
                "Bearer error=\"a\"b",
                "Bearer error=\"a\", rest=",
                "Bearer error=\"a\", \"rest\"",
                "Bearer error=\"\u00e9\"",
                "Basic YTpi=="
            })
    void brokenThenNone(String value) {
        assertThat(AuthenticationChallenge.in(value)).isEmpty();
    }

    @Test
    void longThenNone() {
        String value = "Bearer error=\"" + "a".repeat(4_081) + '"';
        assertThat(AuthenticationChallenge.in(value)).hasSize(1);
        assertThat(AuthenticationChallenge.in(value + ' ')).isEmpty();
    }
}
