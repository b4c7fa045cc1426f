package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CR-03 to CR-05: length and a block-list, no other rule. */
class PasswordTest {
    private static final String TICKET = "\uD83C\uDFAB";

    @Test
    void fifteenToTwoHundredAndFiftySixCharactersThenTaken() {
        assertThat(weakness("kqzjwvxypmtrbdf")).isEmpty();
        assertThat(weakness("kqzjwvxypmtrbd")).isPresent();
        assertThat(weakness(varied(256))).isEmpty();
        assertThat(weakness(varied(257))).isPresent();
    }

    @Test
    void charactersOutsideTheFirstPlaneThenCountedAsOneEach() {
        assertThat(weakness("kqzjwvxypmtrbd" + TICKET)).isEmpty();
        assertThat(weakness("kqzjwvxypmtr" + TICKET)).isPresent();
    }

    @Test
    void lowerCaseAloneOrSpacesThenTaken() {
        assertThat(weakness("correct horse battery staple")).isEmpty();
        assertThat(weakness("               x               ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator-of-it", "ADMINISTRATOR-OF-IT", "\uFF41dministrator-of-it"})
    void theUsernameInAnySpellingThenRefused(String password) {
        assertThat(Password.weakness(new Secret(password), "Administrator-of-it"))
                .contains("The password must not be the username.");
    }

    @Test
    void oneThatIsGuessedFirstThenRefusedWithoutShowingIt() {
        assertThat(weakness("passwordpassword")).contains("The password is one of those that are guessed first.");
    }

    @Test
    void twoNormalFormsThenOnePassword() {
        assertThat(Password.normalised(new Secret("gru\u0308n")).reveal())
                .isEqualTo(Password.normalised(new Secret("gr\u00FCn")).reveal());
    }

    /** CR-05: case, width and spaces are the user's own. */
    @Test
    void otherCharactersThatLookAlikeThenOtherPasswords() {
        assertThat(Password.normalised(new Secret("\uFF41 B ")).reveal()).isEqualTo("\uFF41 B ");
    }

    @Test
    void longerThanAnyMayBeThenKnownBeforeItIsHashed() {
        assertThat(Password.isTooLong(new Secret(TICKET.repeat(256)))).isFalse();
        assertThat(Password.isTooLong(new Secret(TICKET.repeat(257)))).isTrue();
    }

    private static Optional<String> weakness(String password) {
        return Password.weakness(new Secret(password), "alice");
    }

    private static String varied(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(i).append('.');
        }
        return text.substring(0, length);
    }
}
