package io.boxoffice.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AU-04: a name has one spelling. */
class AudienceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "server",
                "other",
                "shop-2",
                "a-",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void nameThenTaken(String name) {
        assertThat(new Audience(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Server",
                "1server",
                "-server",
                " server",
                "server ",
                "server\n",
                "server\0",
                "ser ver",
                "server,other",
                "https://server",
                "s\u0435rver",
                "\uFF53erver",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void noNameThenRefused(String text) {
        assertThat(Audience.isName(text)).isFalse();
        assertThatThrownBy(() -> new Audience(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalThenItDoesNotEchoTheText() {
        assertThatThrownBy(() -> new Audience("<script>")).hasMessageNotContaining("script");
    }
}
