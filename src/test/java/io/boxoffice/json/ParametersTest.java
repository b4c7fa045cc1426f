package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.oauth.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 3.1, 3.2 and appendix B: what an OAuth endpoint takes as the parameters of a request, and what it ignores. */
class ParametersTest {
    /** The example of RFC 6749 appendix B. */
    private static final String OF_THE_RFC = "%20%25%26%2B%C2%A3%E2%82%AC";

    @Test
    void formThenItsParametersDecoded() {
        Parameters form = form("grant_type=client_credentials&scope=orders.read+orders.write&client_id=a%2Eb&x="
                + OF_THE_RFC + "&y=a=b;c");

        assertThat(form.text("grant_type")).isEqualTo("client_credentials");
        assertThat(form.text("scope")).isEqualTo("orders.read orders.write");
        assertThat(form.text("client_id")).isEqualTo("a.b");
        assertThat(form.text("x")).isEqualTo(" %&+\u00a3\u20ac");
        assertThat(form.text("y")).isEqualTo("a=b;c");
    }

    @Test
    void nameThatIsEscapedThenTheSameName() {
        assertThat(form("gr%61nt%5Ftype=a").text("grant_type")).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&&", "=", "=a", "scope", "scope=", "scope&other=1", "%73cope="})
    void withoutAValueThenAsIfAbsent(String text) {
        Parameters form = form(text);

        assertThat(form.optionalText("scope")).isEmpty();
        assertThat(form.texts("scope")).isEmpty();
        refused(400, "The parameter scope is missing.", () -> form.text("scope"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"code=a&code=b", "code=a&code=a", "code=a&%63ode=b", "code=&code=a", "code=a&code", "code&code"})
    void repeatedThenRefused(String text) {
        Parameters form = form(text);

        refused(400, "The parameter code stands twice.", () -> form.text("code"));
        refused(400, "The parameter code stands twice.", () -> form.optionalText("code"));
    }

    @Test
    void repeatedThatNobodyAsksForThenIgnored() {
        assertThat(form("unknown=a&grant_type=b&unknown=c&unknown").text("grant_type"))
                .isEqualTo("b");
    }

    /** RFC 8707 2 and RFC 8693 2.1. */
    @Test
    void repeatedThatMayBeThenEachInItsOrder() {
        assertThat(
                        form("resource=https%3A%2F%2Fb&audience=x&resource=&resource=https%3A%2F%2Fa&resource=https%3A%2F%2Fa")
                                .texts("resource"))
                .containsExactly("https://b", "https://a", "https://a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Code=a", "code%20=a", "+code=a", "code%2F=a"})
    void anotherNameThenAnotherParameter(String text) {
        assertThat(form(text).optionalText("code")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "%4", "%zz", "%4g", "%g4", "%+1", "%-1", "% 1", "%%41", "%u0041", "%\u0661\u0661", "a%"})
    void escapeThatIsNotTwoHexadecimalDigitsThenRefused(String text) {
        notWellEncoded("a=" + text);
        notWellEncoded(text + "=a");
        notWellEncoded("unknown=" + text + "&a=b");
    }

    /** Broken off, overlong, a surrogate, beyond the last character, a byte that no text has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%C3",
                "%E2%82",
                "%C3%28",
                "%A3",
                "%C0%AF",
                "%E0%80%AF",
                "%ED%A0%80",
                "%ED%A0%BD%ED%B8%80",
                "%F4%90%80%80",
                "%FE",
                "%FF"
            })
    void escapesThatAreNoUtf8ThenRefused(String text) {
        notWellEncoded("a=" + text);
        notWellEncoded(text + "=a");
    }

    @Test
    void charactersOfEveryLengthThenTaken() {
        assertThat(form("a=%41%c3%A9%E2%82%AC%F0%9F%98%80%EF%BF%BD").text("a"))
                .isEqualTo("A\u00e9\u20ac\ud83d\ude00\ufffd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%00", "%09", "%0A", "%0D", "%0d%0aSet-Cookie", "%1B", "%1F", "%7F", "%C2%80", "%C2%85", "%C2%9F"
            })
    void controlCharacterThenRefused(String text) {
        notWellEncoded("a=b" + text);
        notWellEncoded("a" + text + "=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\r\n", "\t", "\0", "\u007f", "\u0080", "\u00e9", "\u20ac", "\ufeff"})
    void byteThatMustBeEscapedThenRefused(String text) {
        notWellEncoded("a=b" + text);
        notWellEncoded(text + "a=b");
    }

    @ParameterizedTest
    @CsvSource({"64, a", "64, ''", "64, a=b"})
    void asManyAsMayBeThenReadAndOneMoreThenRefused(int most, String one) {
        String form = String.join("&", Collections.nCopies(most, one));
        assertThat(form(form).optionalText("z")).isEmpty();

        refused(400, "There are more than 64 parameters.", () -> form(form + "&z=%zz"));
    }

    @Test
    void asLongAsMayBeThenReadAndOneByteMoreThenTooLarge() {
        String longest = "a=" + "b".repeat(Parameters.MAX_BYTES - 2);
        assertThat(form(longest).text("a")).hasSize(Parameters.MAX_BYTES - 2);

        refused(413, "The body is over 64 KiB.", () -> form(longest + "%"));
    }

    @Test
    void parametersThenTheyPrintAsNothingOfTheirs() {
        assertThat(form("client_secret=s3cret").toString()).doesNotContain("s3cret");
    }

    private static void notWellEncoded(String text) {
        refused(400, "The parameters are not well encoded.", () -> form(text));
    }

    private static void refused(int status, String message, ThrowingCallable reading) {
        assertThatThrownBy(reading).hasMessage(message).isInstanceOfSatisfying(BodyRefused.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        });
    }

    private static Parameters form(String text) {
        return Parameters.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
