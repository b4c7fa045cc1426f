package io.boxoffice.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal names the member at fault and never its value (ER-06). */
class BodyTest {
    @Test
    void memberThatIsNotTakenThenRefusedWithoutItsName() {
        Body body = body("{\"a\":1,\"<script>\":2}");

        assertThat(refused(() -> body.only("a", "b"))).doesNotContain("script");
        assertThat(body.only("a", "<script>")).isSameAs(body);
    }

    @Test
    void textThenAsItIsAlsoWhenEmpty() {
        assertThat(body("{\"a\":\"\"}").text("a")).isEmpty();
        assertThat(body("{\"a\":\" x \"}").text("a")).isEqualTo(" x ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":null}"})
    void textMissingOrNullThenRefused(String json) {
        assertThat(refused(() -> body(json).text("a"))).isEqualTo("The member a is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[\"secret\"]", "{\"b\":\"secret\"}"})
    void textOfAnotherTypeThenRefusedWithoutItsValue(String value) {
        assertThat(refused(() -> body("{\"a\":" + value + "}").text("a"))).isEqualTo("The member a must be a string.");
        assertThat(refused(() -> body("{\"a\":" + value + "}").optionalText("a")))
                .isEqualTo("The member a must be a string.");
    }

    @Test
    void optionalMemberAbsentOrNullThenNothing() {
        Body body = body("{\"a\":null}");

        assertThat(body.optionalText("a")).isEmpty();
        assertThat(body.optionalText("b")).isEmpty();
        assertThat(body.optionalFlag("a")).isEmpty();
        assertThat(body.optionalTexts("a")).isEmpty();
        assertThat(body.optionalObject("a")).isEmpty();
        assertThat(body.optionalTextsByName("a")).isEmpty();
    }

    @Test
    void memberThatIsNullThenThereAllTheSame() {
        assertThat(body("{\"a\":null}").has("a")).isTrue();
        assertThat(body("{}").has("a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "1.0", "1e0", "\"1\"", "true", "4294967297", "99999999999999999999"})
    void noWholeNumberInRangeThenRefused(String value) {
        assertThat(refused(() -> body("{\"a\":" + value + "}").integer("a", 1, 10)))
                .isEqualTo("The member a must be a whole number from 1 to 10.");
    }

    @Test
    void wholeNumberInRangeThenTaken() {
        assertThat(body("{\"a\":10}").integer("a", 1, 10)).isEqualTo(10);
    }

    @Test
    void optionalWholeNumberThenAsTheOther() {
        assertThat(body("{\"a\":10}").optionalInteger("a", 1, 10)).contains(10);
        assertThat(body("{\"a\":null}").optionalInteger("a", 1, 10)).isEmpty();
        assertThat(refused(() -> body("{\"a\":11}").optionalInteger("a", 1, 10)))
                .isEqualTo("The member a must be a whole number from 1 to 10.");
    }

    @Test
    void durationInRangeThenTaken() {
        assertThat(duration("\"PT1S\"")).contains(Duration.ofSeconds(1));
        assertThat(duration("\"P1D\"")).contains(Duration.ofDays(1));
        assertThat(duration("null")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"PT0S\"", "\"P1DT1S\"", "\"PT1.5S\"", "\"\"", "\"600\"", "600", "[]"})
    void noDurationInRangeThenRefused(String value) {
        assertThat(refused(() -> duration(value))).startsWith("The member a must be ");
    }

    @Test
    void textThatReadsAsNothingThenRefusedWithoutItsValue() {
        Body body = body("{\"a\":\"secret\"}");

        assertThat(body.optionalRead("a", Optional::of, "anything")).contains("secret");
        assertThat(body.optionalRead("b", text -> Optional.empty(), "a colour")).isEmpty();
        assertThat(refused(() -> body.optionalRead("a", text -> Optional.empty(), "a colour")))
                .isEqualTo("The member a must be a colour.");
    }

    @Test
    void patchThenTheBodyThatWouldMakeTheResourceSo() {
        Body merged = body("{\"a\":null,\"b_c\":\"new\"}").mergedInto(new Resource("old", "old", "kept"));

        assertThat(merged.optionalText("a")).isEmpty();
        assertThat(merged.text("b_c")).isEqualTo("new");
        assertThat(merged.text("d")).isEqualTo("kept");
    }

    record Resource(String a, String bC, String d) {}

    @Test
    void flagThenOnlyTrueOrFalse() {
        assertThat(body("{\"a\":false}").optionalFlag("a")).contains(false);
        refused(() -> body("{\"a\":\"true\"}").optionalFlag("a"));
        refused(() -> body("{\"a\":1}").optionalFlag("a"));
    }

    @Test
    void listOfTextsThenInTheirOrder() {
        assertThat(body("{\"a\":[\"z\",\"b\"]}").optionalTexts("a").orElseThrow())
                .containsExactly("z", "b");
        assertThat(body("{\"a\":[]}").optionalTexts("a").orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "{}", "[1]", "[null]", "[[\"x\"]]", "[\"x\",\"x\"]"})
    void noListOfDifferentTextsThenRefused(String value) {
        refused(() -> body("{\"a\":" + value + "}").optionalTexts("a"));
    }

    @Test
    void listsByNameThenEachStrict() {
        assertThat(body("{\"a\":{\"other\":[\"x\"],\"server\":[]}}")
                        .optionalTextsByName("a")
                        .orElseThrow())
                .containsOnlyKeys("other", "server");
        refused(() -> body("{\"a\":{\"other\":\"x\"}}").optionalTextsByName("a"));
        refused(() -> body("{\"a\":{\"other\":null}}").optionalTextsByName("a"));
        refused(() -> body("{\"a\":[]}").optionalTextsByName("a"));
    }

    @Test
    void objectThenOnlyAnObject() {
        assertThat(body("{\"a\":{\"b\":1}}").optionalObject("a").orElseThrow().size())
                .isEqualTo(1);
        refused(() -> body("{\"a\":\"{}\"}").optionalObject("a"));
    }

    private static Optional<Duration> duration(String value) {
        return body("{\"a\":" + value + "}").optionalDuration("a", Duration.ofSeconds(1), Duration.ofDays(1));
    }

    private static Body body(String json) {
        return new Body(StrictJson.object(json.getBytes(UTF_8)).orElseThrow());
    }

    private static String refused(ThrowingCallable reading) {
        BodyRefused[] refusal = new BodyRefused[1];
        assertThatThrownBy(reading).isInstanceOfSatisfying(BodyRefused.class, thrown -> refusal[0] = thrown);
        assertThat(refusal[0].status()).isEqualTo(400);
        return String.valueOf(refusal[0].getMessage());
    }
}
