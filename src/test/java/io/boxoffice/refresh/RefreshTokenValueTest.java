package io.boxoffice.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TF-08: opaque, 256 random bits, a prefix for secret scanners; and a token has exactly one text. */
class RefreshTokenValueTest {
    private static final SessionId SESSION =
            SessionId.parse("018f0000-0000-7000-8000-000000000001").orElseThrow();
    private static final byte[] SECRET = secret(7);

    @Test
    void writtenAndReadThenTheSame() {
        RefreshTokenValue read = RefreshTokenValue.parse(new RefreshTokenValue(SESSION, 3, SECRET).secretText())
                .orElseThrow();

        assertThat(read.session()).isEqualTo(SESSION);
        assertThat(read.generation()).isEqualTo(3);
        assertThat(read.bytes()).hasSize(52).endsWith(SECRET);
    }

    @Test
    void anyTokenThenSeventySixCharactersSafeInAForm() {
        assertThat(text()).hasSize(76).matches("bo_rt_[A-Za-z0-9_-]{70}");
        assertThat(new RefreshTokenValue(SESSION, Integer.MAX_VALUE, SECRET)
                        .secretText()
                        .reveal())
                .hasSize(76);
    }

    @Test
    void successorThenTheNextGenerationOfTheSameSession() {
        RefreshTokenValue next = new RefreshTokenValue(SESSION, 3, SECRET).successor(secret(8));

        assertThat(next.session()).isEqualTo(SESSION);
        assertThat(next.generation()).isEqualTo(4);
        assertThat(next.secretText().reveal()).isNotEqualTo(text());
    }

    /** 52 bytes leave two unused bits in the last character: only one of its four spellings is the token. */
    @Test
    void otherSpellingOfTheSameBytesThenRefused() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String text = text();
        byte[] bytes = Base64.getUrlDecoder().decode(text.substring(6));
        int last = alphabet.indexOf(text.charAt(75));
        for (int i = 0; i < alphabet.length(); i++) {
            char candidate = alphabet.charAt(i);
            String other = text.substring(0, 75) + candidate;
            boolean sameBytes = Arrays.equals(Base64.getUrlDecoder().decode(other.substring(6)), bytes);
            if (sameBytes && alphabet.indexOf(candidate) != last) {
                assertThat(RefreshTokenValue.parse(new Secret(other))).as(other).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s=",
                "%s==",
                "%s ",
                " %s",
                "%s\n",
                "%s.",
                "%sA",
                "x%s",
                "BO_RT_%2$s",
                "bo_rt_",
                "%2$s",
                "bo_rt_bo_rt_%2$s",
                ""
            })
    void textAroundOrInsteadOfTheTokenThenRefused(String form) {
        String text = text();

        assertThat(RefreshTokenValue.parse(new Secret(String.format(form, text, text.substring(6)))))
                .isEmpty();
    }

    /** The distance between two generations is counted in steps of work: a negative one would be four billion steps away. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void generationBelowOneThenRefused(int generation) {
        assertThat(RefreshTokenValue.parse(new RefreshTokenValue(SESSION, generation, SECRET).secretText()))
                .isEmpty();
    }

    @Test
    void otherAlphabetThenRefused() {
        byte[] odd = secret(0xFF);
        String text = new RefreshTokenValue(SESSION, 1, odd).secretText().reveal();

        assertThat(RefreshTokenValue.parse(new Secret(text))).isPresent();
        assertThat(RefreshTokenValue.parse(new Secret(
                        "bo_rt_" + text.substring(6).replace('_', '/').replace('-', '+'))))
                .isEmpty();
    }

    @Test
    void oneCharacterLessThenRefused() {
        for (int length = 0; length < 76; length++) {
            assertThat(RefreshTokenValue.parse(new Secret(text().substring(0, length))))
                    .as("%d characters", length)
                    .isEmpty();
        }
    }

    @Test
    void anyCharacterAlteredThenNotTheSameToken() {
        String text = text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String altered = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(RefreshTokenValue.parse(new Secret(altered)).map(RefreshTokenValue::bytes))
                    .as(altered)
                    .isNotEqualTo(RefreshTokenValue.parse(new Secret(text)).map(RefreshTokenValue::bytes));
        }
    }

    /** LG-03. */
    @Test
    void printedThenNoSecret() {
        RefreshTokenValue token = new RefreshTokenValue(SESSION, 1, SECRET);

        assertThat(token.toString()).contains(SESSION.toString()).doesNotContain(text().substring(40));
        assertThat(token.secretText()).hasToString("***");
    }

    private static String text() {
        return new RefreshTokenValue(SESSION, 1, SECRET).secretText().reveal();
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
