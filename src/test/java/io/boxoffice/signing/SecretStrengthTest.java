package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8725 3.5: a secret that people think up is found by trying. */
class SecretStrengthTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234567890passwordABCDEF",
                "correct horse battery staple forever",
                "correcthorsebatterystapleandsomemore",
                "CorrectHorseBatteryStapleAndSomeMore",
                "Correct-Horse-Battery-Staple-2026-Boxoffice",
                "this is my very secret signing key for boxoffice",
                "a-string-secret-at-least-256-bits-long",
                "your-256-bit-secret-your-512-bit-secret",
                "your-very-secure-jwt-signing-key-change-in-production",
                "ThisIsASecretKeyForJwtTokenGeneration123456",
                "my_super_secret_key_that_is_long_enough_for_hs256",
                "mein.geheimer.schluessel.fuer.die.kasse.2026",
                "qwertyuiopasdfghjklzxcvbnm1234567890",
                "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
                "abcdefghijklmnopqrstuvwxyz0123456789",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
                "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk",
                "Der schnelle braune Fuchs springt \u00fcber den faulen Hund",
                "Summer2024Winter2025Autumn2026Spring2027",
                "P@ssw0rd!P4ssw0rd?Passw0rd#2026!!",
                "The quick brown fox jumps over the lazy dog\n",
                "0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void textThatPeopleThinkUpThenRefused(String text) {
        assertThat(SecretStrength.weakness(text.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** {@code openssl rand -hex 32}, and less of it. */
    @Test
    void hexadecimalDigitsThenWhatIsBehindThemCounts() {
        byte[] random = new byte[32];
        new Random(8).nextBytes(random);
        String digits = HexFormat.of().formatHex(random);

        assertThat(SecretStrength.weakness(digits.getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(SecretStrength.weakness(digits.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(SecretStrength.weakness(digits.substring(0, 62).getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
        assertThat(SecretStrength.weakness("0123456789abcdef".repeat(4).getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    @Test
    void bytesWithAPatternThenRefused() {
        byte[] counted = new byte[64];
        byte[] squares = new byte[64];
        byte[] steps = new byte[64];
        byte[] turned = new byte[64];
        for (int i = 0; i < 64; i++) {
            counted[i] = (byte) i;
            squares[i] = (byte) (i * i);
            steps[i] = (byte) (i * 37);
            turned[i] = (byte) (i ^ 0x5A);
        }
        for (byte[] pattern : new byte[][] {new byte[64], counted, squares, steps, turned}) {
            assertThat(SecretStrength.weakness(pattern)).isPresent();
        }
        assertThat(SecretStrength.weakness(
                        "p\0a\0s\0s\0w\0o\0r\0d\0s\0e\0c\0r\0e\0t\0k\0e\0y\0z\0x\0q\0j\0v\0b\0n\0m\0u\0i"
                                .getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** 31 random bytes are too few, however often they come. */
    @Test
    void shortSecretRepeatedThenRefused() {
        byte[] few = new byte[31];
        new Random(31).nextBytes(few);
        byte[] again = Arrays.copyOf(few, 93);
        System.arraycopy(few, 0, again, 31, 31);
        System.arraycopy(few, 0, again, 62, 31);

        assertThat(SecretStrength.weakness(few)).isPresent();
        assertThat(SecretStrength.weakness(again)).isPresent();
    }

    @Test
    void lengthBeyondThenRefused() {
        byte[] many = new byte[257];
        new Random(3).nextBytes(many);

        assertThat(SecretStrength.weakness(many)).isPresent();
        assertThat(SecretStrength.weakness(Arrays.copyOf(many, 256))).isEmpty();
    }

    @Test
    void randomBytesThenTaken() {
        Random random = new Random(20_261_126);
        for (int i = 0; i < 2_000; i++) {
            byte[] secret = new byte[32 + i % 33];
            random.nextBytes(secret);
            assertThat(SecretStrength.weakness(secret)).as("%d", i).isEmpty();
        }
    }

    /** What {@code openssl rand -base64 32} writes, taken as it stands; 48 bytes in the alphabet of URLs. */
    @Test
    void base64OfRandomBytesThenTaken() {
        Random random = new Random(20_261_126);
        for (int i = 0; i < 300; i++) {
            byte[] secret = new byte[i % 2 == 0 ? 32 : 48];
            random.nextBytes(secret);
            String text = i % 2 == 0
                    ? Base64.getEncoder().encodeToString(secret) + "\n"
                    : Base64.getUrlEncoder().encodeToString(secret);
            assertThat(SecretStrength.weakness(text.getBytes(StandardCharsets.US_ASCII)))
                    .as(text)
                    .isEmpty();
        }
    }
}
