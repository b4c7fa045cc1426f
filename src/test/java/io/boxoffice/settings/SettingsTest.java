package io.boxoffice.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad value is refused in one line: which property, what it got, what it takes. */
class SettingsTest {
    private static final String PROPERTY = "boxoffice.test";

    private enum Colour {
        RED,
        DARK_BLUE
    }

    @Test
    void unsetThenNothing() {
        assertThat(unset().find(PROPERTY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankThenUnset(String blank) {
        assertThat(of(blank).find(PROPERTY)).isEmpty();
    }

    @Test
    void spacesAroundThenStripped() {
        assertThat(of(" x ").find(PROPERTY)).contains("x");
    }

    @Test
    void neededAndUnsetThenOneLine() {
        assertThatThrownBy(() -> unset().text(PROPERTY, "a username"))
                .isInstanceOf(BadSetting.class)
                .hasMessage("boxoffice.test: got nothing, takes a username");
    }

    @Test
    void textThatMatchesInPartOnlyThenRefused() {
        assertThat(of("ab").text(PROPERTY, Pattern.compile("[a-z]+"), "letters"))
                .isEqualTo("ab");
        refused(() -> of("ab1").text(PROPERTY, Pattern.compile("[a-z]+"), "letters"))
                .hasMessage("boxoffice.test: got \"ab1\", takes letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "65535"})
    void wholeNumberAtTheEdgeThenTaken(String edge) {
        assertThat(of(edge).integer(PROPERTY, 1, 65535)).isEqualTo(Integer.parseInt(edge));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "1.5", "1e3", "0x10", "99999999999999999999", "eighty"})
    void noWholeNumberInRangeThenRefused(String bad) {
        refused(() -> of(bad).integer(PROPERTY, 1, 65535))
                .hasMessage("boxoffice.test: got \"" + bad + "\", takes a whole number from 1 to 65535");
    }

    @Test
    void durationAtTheEdgeThenTaken() {
        assertThat(of("PT10S").duration(PROPERTY, Duration.ofSeconds(10), Duration.ofDays(365)))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(of("P365D").duration(PROPERTY, Duration.ofSeconds(10), Duration.ofDays(365)))
                .isEqualTo(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT9.999999999S", "P365DT0.000000001S", "-PT10S", "PT0S", "10s", "600", "P1M", "P1Y", "PT"})
    void noDurationInRangeThenRefused(String bad) {
        refused(() -> of(bad).duration(PROPERTY, Duration.ofSeconds(10), Duration.ofDays(365)))
                .hasMessage("boxoffice.test: got \"" + bad + "\", takes an ISO 8601 duration from PT10S to P365D");
    }

    @Test
    void choiceInLowerCaseThenTaken() {
        assertThat(of("dark_blue").choice(PROPERTY, Colour.class)).isEqualTo(Colour.DARK_BLUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RED", "Red", "green", "redd"})
    void noChoiceThenRefused(String bad) {
        refused(() -> of(bad).choice(PROPERTY, Colour.class))
                .hasMessage("boxoffice.test: got \"" + bad + "\", takes one of red, dark_blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1024", "2049", "02048", "+2048"})
    void numberThatIsNoneOfAFewThenRefused(String bad) {
        assertThat(of("3072").oneOf(PROPERTY, 2048, 3072)).isEqualTo(3072);
        refused(() -> of(bad).oneOf(PROPERTY, 2048, 3072))
                .hasMessage("boxoffice.test: got \"" + bad + "\", takes one of 2048, 3072");
    }

    @Test
    void listThenItsPartsWithoutEmptyOnes() {
        assertThat(of("a, b,,c,").list(PROPERTY)).containsExactly("a", "b", "c");
        assertThat(unset().list(PROPERTY)).isEmpty();
    }

    /** LG-04: what an operator reads is one line, whatever the value holds. */
    @Test
    void longValueWithControlCharactersThenStillOneShortLine() {
        refused(() -> of("x\n\u001b[31m" + "y".repeat(5_000)).integer(PROPERTY, 1, 2))
                .message()
                .hasSizeLessThan(200)
                .doesNotContain("\n", "\u001b")
                .contains("...");
    }

    private static Settings of(String value) {
        return new Settings(property -> property.equals(PROPERTY) ? Optional.of(value) : Optional.empty());
    }

    private static Settings unset() {
        return new Settings(property -> Optional.empty());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable reading) {
        return assertThatThrownBy(reading).isInstanceOf(BadSetting.class);
    }
}
