package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CR-09: unique under one normalisation, NFKC and case-folded. */
class UsernameTest {
    @ParameterizedTest
    @CsvSource({
        "alice, ALICE",
        "alice, Alice",
        "\u00E9tienne, e\u0301tienne",
        "\u00E9tienne, \u00C9TIENNE",
        "angstrom-\u00E5, angstrom-\u212B",
        "alice, \uFF41\uFF4C\uFF49\uFF43\uFF45",
        "stra\u00DFe, STRASSE",
        "\uFB01n, fin",
        "\u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2, \u03A3\u038A\u03A3\u03A5\u03A6\u039F\u03A3",
        "kelvin, \u212Aelvin"
    })
    void spellingsOfOneNameThenOneKey(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource({"alice, alicia", "alice, \u0430lice", "a.b, a_b", "alice, alice1"})
    void otherNamesThenOtherKeys(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    /** Folding twice must find no more than folding once, or one name could be two users: true for every character there is. */
    @Test
    void keyThenItsOwnKeyAndTheOneOfBothCases() {
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(UsernameTest::isAllowed)
                .forEach(name -> {
                    String key = key(name);
                    assertThat(key(key)).as(name).isEqualTo(key);
                    assertThat(key(name.toUpperCase(Locale.ROOT))).as(name).isEqualTo(key);
                    assertThat(key(name.toLowerCase(Locale.ROOT))).as(name).isEqualTo(key);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "alice", "alice@example.org", "a.b_c+d-e", "\u00E9tienne", "e\u0301", "\u674E", "42"})
    void nameThenAllowed(String name) {
        assertThat(isAllowed(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "alice ",
                "a\0",
                "a\n",
                "a:b",
                "<a>",
                "a,b",
                "a;b",
                "a\\b",
                "(a)",
                "[a]",
                "\"a b\"@example.org",
                "\u2019a",
                "a\u007F",
                "a\u0085",
                "a\u00A0b",
                "\u202Ea",
                "\u200Ba",
                "\uD83C\uDFAB",
                "\uD83C"
            })
    void noNameThenRefused(String name) {
        assertThat(isAllowed(name)).isFalse();
    }

    /** RFC 5322 3.2.3 and 3.4.1, RFC 6531 3.3, RFC 3696 3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "miles.o'brien@example.org",
                "!#$%&'*+-/=?^_`{|}~@example.org",
                "user+tag@xn--bcher-kva.example",
                "customer/department=shipping@example.com",
                "${env.HOME}@example.org",
                "\u03C7\u03C1\u03AE\u03C3\u03C4\u03B7\u03C2@\u03C0\u03B1\u03C1\u03AC\u03B4\u03B5\u03B9\u03B3\u03BC\u03B1.\u03B5\u03BB",
                "\u7528\u6237@\u4F8B\u5B50.\u5E7F\u544A"
            })
    void addressOfMailThenAllowed(String address) {
        assertThat(isAllowed(address)).isTrue();
    }

    @Test
    void twoHundredAndFiftyFourCharactersThenAllowedAndNoMore() {
        assertThat(isAllowed("a".repeat(254))).isTrue();
        assertThat(isAllowed("\uD801\uDC37".repeat(254))).isTrue();
        assertThat(isAllowed("a".repeat(255))).isFalse();
    }

    /** U+FDFA is 18 characters in NFKC, and the index of the keys takes no text of any length. */
    @Test
    void longerThanAnyMayBeOnceNormalisedThenRefused() {
        assertThat(isAllowed("\uFDFA".repeat(14))).isTrue();
        assertThat(isAllowed("\uFDFA".repeat(15))).isFalse();
    }

    /** There is no such name, so nothing folds or normalises it. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "\u0301", "\uFDFA", "\uD83C\uDFAB"})
    void longerThanAnyMayBeThenNoName(String character) {
        assertThat(Username.of(character.repeat(254))).isPresent();
        assertThat(Username.of(character.repeat(255))).isEmpty();
        assertThat(Username.of(character.repeat(65_536))).isEmpty();
        assertThatThrownBy(() -> new Username(character.repeat(255))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTextThenNoName() {
        assertThat(Username.of("")).isEmpty();
    }

    private static boolean isAllowed(String name) {
        return Username.of(name).filter(Username::isAllowed).isPresent();
    }

    private static String key(String name) {
        return new Username(name).key();
    }
}
