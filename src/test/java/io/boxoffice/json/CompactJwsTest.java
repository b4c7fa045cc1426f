package io.boxoffice.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TV-01, TV-09, TV-10: a token has exactly one text. A024, A029, A060 as far as the text alone tells. */
class CompactJwsTest {
    private static final String HEADER = part("{\"alg\":\"RS256\"}");
    private static final String CLAIMS = part("{\"sub\":\"x\"}");
    private static final String TOKEN = HEADER + "." + CLAIMS + ".c2lnbmF0dXJl";

    @Test
    void strictTextThenHeaderAndClaims() {
        CompactJws text = CompactJws.parse(TOKEN).orElseThrow();

        assertThat(text.header().get("alg").stringValue()).isEqualTo("RS256");
        assertThat(text.claims().get("sub").stringValue()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "%1$s.%2$s",
                "%1$s.%2$s.",
                "%1$s..c2ln",
                ".%2$s.c2ln",
                "%1$s.%2$s.c2ln.",
                ".%1$s.%2$s.c2ln",
                "%1$s.%2$s.c2ln.c2ln",
                "%1$s.%2$s.c2ln.c2ln.c2ln"
            })
    void otherThanThreePartsThenRefused(String form) {
        assertThat(CompactJws.parse(String.format(form, HEADER, CLAIMS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\r", "=", "!", "+", "/", "\0", "\u00E9", "\uFF21", "%41", "\"", ","})
    void foreignCharacterAnywhereThenRefused(String foreign) {
        for (int i = 0; i <= TOKEN.length(); i++) {
            String altered = TOKEN.substring(0, i) + foreign + TOKEN.substring(i);
            assertThat(CompactJws.parse(altered)).as("at %d", i).isEmpty();
        }
    }

    /** RFC 4648 3.5: "x" is eA, and no other spelling of its unused bits. */
    @Test
    void unusedBitsOfTheLastCharacterThenRefused() {
        assertThat(CompactJws.parse(HEADER + "." + CLAIMS + ".eA")).isPresent();
        for (char last : "BCDEFGHIJKLMNOP".toCharArray()) {
            assertThat(CompactJws.parse(HEADER + "." + CLAIMS + ".e" + last)).isEmpty();
        }
        assertThat(CompactJws.parse(HEADER + "." + CLAIMS + ".e")).isEmpty();
    }

    @Test
    void otherAlphabetThenRefused() {
        assertThat(CompactJws.parse(HEADER + "." + CLAIMS + ".-_-_")).isPresent();
        assertThat(CompactJws.parse(HEADER + "." + CLAIMS + ".+/+/")).isEmpty();
    }

    /** A025, A027, A049. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"x\"", "{", "{}{}", "{\"a\":1,\"a\":1}", "\uFEFF{}", "{\"a\":\"\\u0000\"}"})
    void partThatIsNoStrictObjectThenRefused(String json) {
        assertThat(CompactJws.parse(part(json) + "." + CLAIMS + ".c2ln")).isEmpty();
        assertThat(CompactJws.parse(HEADER + "." + part(json) + ".c2ln")).isEmpty();
    }

    @Test
    void eightKibibytesThenReadAndOneCharacterMoreThenRefused() {
        String signature = "A".repeat(8 * 1024 - HEADER.length() - CLAIMS.length() - 2);
        String atTheLimit = HEADER + "." + CLAIMS + "." + signature;

        assertThat(atTheLimit).hasSize(8 * 1024);
        assertThat(CompactJws.parse(atTheLimit)).isPresent();
        assertThat(CompactJws.parse(atTheLimit + "A")).isEmpty();
        // Were it not for its length, it would be strict.
        assertThat(CompactJws.parse(HEADER + "." + CLAIMS + "." + (signature + "A").substring(4)))
                .isPresent();
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
