package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
    @Test
    void noQueryThenNoNames() {
        assertThat(QueryText.names(null)).isEmpty();
        assertThat(QueryText.names("")).isEmpty();
        assertThat(QueryText.names("&&")).isEmpty();
    }

    @Test
    void queryThenItsNamesDecoded() {
        assertThat(QueryText.names("limit=2&us%65r_id=a%2Bb&flag&=x")).containsExactly("", "flag", "limit", "user_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1&a=2",
                "a=1&%61=1",
                "a&a",
                "a=%",
                "a=%zz",
                "a=%c3",
                "a=%ff",
                "%c0%af=1",
                "a=%ed%a0%80",
                "a=%00",
                "a%00=1",
                "a=\u00c3\u00a9",
                "\u00e9=1"
            })
    @DisplayName("A117: twice, not well encoded, or a character that no text of ours holds")
    void malformedThenRefused(String query) {
        assertThatThrownBy(() -> QueryText.names(query)).isInstanceOf(BodyRefused.class);
    }
}
