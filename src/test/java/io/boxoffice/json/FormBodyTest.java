package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** RFC 6749 3.2: parameters must not be sent more than once. */
class FormBodyTest {
    @Test
    void formThenItsParametersDecoded() {
        ObjectNode form = form("refresh_token=bo_rt_a-b%5F&x=a+b%20c%C3%A9&empty=&alone&&");

        assertThat(form.get("refresh_token").stringValue()).isEqualTo("bo_rt_a-b_");
        assertThat(form.get("x").stringValue()).isEqualTo("a b c\u00E9");
        assertThat(form.get("empty").stringValue()).isEmpty();
        assertThat(form.get("alone").stringValue()).isEmpty();
        assertThat(form.size()).isEqualTo(4);
    }

    @Test
    void emptyFormThenNoParameter() {
        assertThat(form("").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=1&%61=1", "a&a="})
    void parameterTwiceThenRefused(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%+1",
                "a=%-1",
                "a=%C3",
                "a=%FF",
                "a=%ED%A0%80",
                "a=%00",
                "%00=a",
                "a=\u00E9"
            })
    void notWellEncodedThenRefused(String text) {
        refused(text);
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> form(text)).isInstanceOf(BodyRefused.class);
    }

    private static ObjectNode form(String text) {
        return FormBody.object(text.getBytes(StandardCharsets.UTF_8));
    }
}
