package io.boxoffice.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** LG-03: what must not be shown prints as nothing, wherever it stands. */
class SecretTest {
    private record Holder(Secret password) {}

    @Test
    void printedThenNothingOfIt() {
        Secret secret = new Secret("hunter2");

        assertThat(secret).hasToString("***");
        assertThat(new Holder(secret).toString()).doesNotContain("hunter2");
        assertThat("a" + secret + "b").isEqualTo("a***b");
    }

    @Test
    void revealedOrMappedThenTheText() {
        assertThat(new Secret("x").map(text -> text.toUpperCase(Locale.ROOT)).reveal())
                .isEqualTo("X");
    }

    @Test
    void tokenResponsePrintedThenNoToken() {
        TokenResponse tokens = new TokenResponse(
                "eyJaccess",
                "Bearer",
                600,
                Optional.of("bo_rt_refresh"),
                Optional.of(1200L),
                "other",
                "a",
                Optional.empty(),
                Optional.of("eyJid"));

        assertThat(tokens.toString())
                .doesNotContain("eyJaccess", "eyJid", "bo_rt_")
                .contains("other");
    }
}
