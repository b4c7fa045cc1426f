package io.boxoffice.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Secret;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CR-03 to CR-05: length and a block-list, no other rule. */
class PasswordTest {
    private static final String TWO_CHARS = "\uD83C\uDFAB";

    @Test
    void fifteenToTwoHundredAndFiftySixCharactersThenTaken() {
        assertThat(weakness("kqzjwvxypmtrbdf")).isEmpty();
        assertThat(weakness("kqzjwvxypmtrbd")).isPresent();
        assertThat(weakness(varied(256))).isEmpty();
        assertThat(weakness(varied(257))).isPresent();
    }

    @Test
    void charactersOutsideTheFirstPlaneThenCountedAsOneEach() {
        assertThat(weakness("kqzjwvxypmtrbd" + TWO_CHARS)).isEmpty();
        assertThat(weakness("kqzjwvxypmtr" + TWO_CHARS)).isPresent();
    }

    @Test
    void lowerCaseAloneOrSpacesThenTaken() {
        assertThat(weakness("correct horse battery staple")).isEmpty();
        assertThat(weakness("               x               ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator-of-it", "ADMINISTRATOR-OF-IT", "\uFF41dministrator-of-it"})
    void theUsernameInAnySpellingThenRefused(String password) {
        assertThat(Password.choose(new Secret(password), new Username("Administrator-of-it")))
                .isEqualTo(new Password.Weak("The password must not be the username."));
    }

    @Test
    void oneThatIsGuessedFirstThenRefusedWithoutShowingIt() {
        assertThat(weakness("passwordpassword")).contains("The password is one of those that are guessed first.");
    }

    @Test
    void twoNormalFormsThenOnePassword() {
        assertThat(utf8("gru\u0308n")).isEqualTo(utf8("gr\u00FCn"));
    }

    /** CR-05: case, width and spaces are the user's own. */
    @Test
    void otherCharactersThatLookAlikeThenOtherPasswords() {
        assertThat(utf8("\uFF41 B ")).isEqualTo("\uFF41 B ".getBytes(UTF_8));
    }

    @Test
    void longerThanAnyMayBeThenNoPassword() {
        assertThat(Password.of(new Secret(TWO_CHARS.repeat(256)))).isPresent();
        assertThat(Password.of(new Secret(TWO_CHARS.repeat(257)))).isEmpty();
    }

    /** 64 KiB of combining marks take a second and more to normalise. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0301", "a\u0301", TWO_CHARS})
    void longTextThenRefusedWithoutBeingNormalised(String part) {
        UnaryOperator<String> forbidden = text -> {
            throw new AssertionError("normalised");
        };
        assertThat(Password.of(new Secret(part.repeat(32_768)), forbidden)).isEmpty();
        assertThat(Password.of(new Secret(part.repeat(257)), forbidden)).isEmpty();
        assertThat(weakness(part.repeat(32_768))).contains("The password must have 15 to 256 characters.");
    }

    /** U+1D160 is three characters in NFC. */
    @Test
    void longerThanAnyMayBeOnceNormalisedThenNoPassword() {
        assertThat(Password.of(new Secret("\uD834\uDD60".repeat(85)))).isPresent();
        assertThat(Password.of(new Secret("\uD834\uDD60".repeat(86)))).isEmpty();
    }

    @Test
    void printedThenNotShown() {
        assertThat(Password.of(new Secret("kqzjwvxypmtrbdf")).orElseThrow()).hasToString("***");
    }

    private static byte[] utf8(String password) {
        return Password.of(new Secret(password)).orElseThrow().utf8();
    }

    private static Optional<String> weakness(String password) {
        return switch (Password.choose(new Secret(password), new Username("alice"))) {
            case Password.Weak weak -> Optional.of(weak.message());
            case Password.Good _ -> Optional.empty();
        };
    }

    private static String varied(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(i).append('.');
        }
        return text.substring(0, length);
    }
}
