package io.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 13.1.2: If-None-Match is compared weakly. */
class EntityTagsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"\"a-b\"", "W/\"a-b\"", "\"x\", W/\"a-b\"", "\"x\",\"a-b\"", " \"a-b\" ", "*", "W/\"a-b-gzip\""})
    void sameTagThenKnown(String line) {
        assertThat(EntityTags.of(List.of(line)).know("a-b")).isTrue();
        assertThat(EntityTags.of(List.of("\"y\"", line)).know("a-b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a-b",
                "\"a-b",
                "a-b\"",
                "'a-b'",
                "\"A-B\"",
                "\"xa-b\"",
                "\"a-bx\"",
                "\"a\"",
                "x\"a-b\"",
                "\"*\"",
                "\"x,*,y\""
            })
    void anotherTagOrNoneThenNotKnown(String line) {
        assertThat(EntityTags.of(List.of(line)).know("a-b")).isFalse();
    }

    @Test
    void noHeaderThenNothingIsKnown() {
        assertThat(EntityTags.of(List.of()).know("a-b")).isFalse();
    }
}
