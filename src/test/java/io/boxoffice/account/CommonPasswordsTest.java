package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract: the whole password, case-folded, on the list, or a listed word repeated. */
class CommonPasswordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "boxoffice",
                "BoxOfficeBoxOffice",
                "passwordpassword",
                "passwordPASSWORDpassword",
                "changemechangeme",
                "dragondragondragon",
                "aaaaaaaaaaaaaaa",
                "abababababababab",
                "123123123123123",
                "qwertyqwertyqwerty"
            })
    void listedOrRepeatedThenCommon(String password) {
        assertThat(CommonPasswords.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpasswor",
                "passwordpassword1",
                "boxoffice-dragon-staple",
                "correct horse battery staple",
                "kqzjwvxypmtrbdfkqzjwvxypmtrbdf",
                "dragonmonkeydragon"
            })
    void longerThanAListedWordThenNotCommon(String password) {
        assertThat(CommonPasswords.contains(password)).isFalse();
    }
}
