package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name is in the range of every beginning of it, in any spelling of both. */
class NamePrefixTest {
    @ParameterizedTest
    @CsvSource({
        "alice, a",
        "alice, ALI",
        "alice, alice",
        "Alice, \uFF21\uFF2C",
        "\u212Bnna, \u00E5",
        "\u00E5nna, A\u030A",
        "Stra\u00DFe, STRAS",
        "STRASSE, stra\u00DF",
        "\u039F\u0394\u039F\u03A3, \u03BF\u03B4\u03BF\u03C3",
        "\u039F\u0394\u039F\u03A3, \u039F\u0394\u039F\u03A3",
        "\u039F\u0394\u039F\u03A3\u0391, \u039F\u0394\u039F\u03A3",
        "\u039F\u0394\u039F\u03A3\u0391, \u03BF\u03B4\u03BF\u03C2",
        "a_b%c, a_b%",
        "\uD835\uDC00lice, al",
        "\uD840\uDC0Bx, \uD840\uDC0B"
    })
    void beginningThenInItsRange(String name, String prefix) {
        assertThat(isIn(name, prefix)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "alice, b",
        "alice, alicea",
        "alice, lice",
        "axb, a_b",
        "alice, al%",
        "b, a",
        "\uD840\uDC0B, \uFFEE",
        "\u00E5nna, a"
    })
    void anotherBeginningThenNotInItsRange(String name, String prefix) {
        assertThat(isIn(name, prefix)).isFalse();
    }

    @Test
    void textOfNoNameThenNoQuery() {
        assertThat(UserQuery.prefixed("")).isEmpty();
        assertThat(UserQuery.named("")).isEmpty();
        assertThat(UserQuery.named("a".repeat(254))).isPresent();
        assertThat(UserQuery.named("a".repeat(255))).isEmpty();
        assertThat(UserQuery.prefixed("\u0315".repeat(60_000))).isEmpty();
    }

    private static boolean isIn(String name, String prefix) {
        UserQuery.Prefixed range = NamePrefix.range(new Username(prefix));
        byte[] key = bytes(new Username(name).key());
        return Arrays.compareUnsigned(key, bytes(range.from())) >= 0
                && Arrays.compareUnsigned(key, bytes(range.beyond())) < 0;
    }

    /** As PostgreSQL compares in the collation C. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
