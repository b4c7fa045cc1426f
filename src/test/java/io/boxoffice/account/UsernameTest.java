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
                "a/b",
                "a:b",
                "<a>",
                "\u202Ea",
                "\u200Ba",
                "\uD83C\uDFAB",
                "\uD83C"
            })
    void noNameThenRefused(String name) {
        assertThat(isAllowed(name)).isFalse();
    }

    @Test
    void sixtyFiveCharactersThenRefused() {
        assertThat(isAllowed("a".repeat(64))).isTrue();
        assertThat(isAllowed("a".repeat(65))).isFalse();
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
