package io.boxoffice.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** RFC 8259 and no more (TV-09, A027, A049): what two readers could read in two ways is not read at all. */
class StrictJsonTest {
    @Test
    void objectThenItsMembers() {
        ObjectNode object = read("{\"a\": \"\u00E9\u20AC\uD83C\uDFAB\", \"b\": [1, true, null], \"c\": {}}")
                .orElseThrow();

        assertThat(object.get("a").stringValue()).isEqualTo("\u00E9\u20AC\uD83C\uDFAB");
        assertThat(object.size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "true", "1", "\"x\"", "[]", "[{}]"})
    void noObjectThenNothing(String json) {
        assertThat(read(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"a\":1,\"a\":1}}",
                "{\"x\":[{\"a\":1,\"a\":1}]}"
            })
    void memberTwiceThenNothing(String json) {
        assertThat(read(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "{} x", "{},", "{}]", "{}\0", "{} {", "{}1"})
    void dataBehindTheObjectThenNothing(String json) {
        assertThat(read(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x41\"}",
                "{/**/\"a\":1}",
                "{\"a\":1}//",
                "{\"a\" 1}",
                "{\"a\":",
                "{\"a\""
            })
    void otherDialectsThenNothing(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void byteOrderMarkThenNothing() {
        assertThat(StrictJson.object("\uFEFF{}".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void otherEncodingThenNothing() {
        assertThat(StrictJson.object("{\"a\":\"b\"}".getBytes(UTF_16))).isEmpty();
        assertThat(StrictJson.object("{}".getBytes(UTF_16LE))).isEmpty();
    }

    @Test
    void invalidUtf8ThenNothing() {
        assertThat(withByte(0xFF)).isEmpty();
        assertThat(withByte(0xC0, 0x80)).isEmpty();
        assertThat(withByte(0xED, 0xA0, 0x80)).isEmpty();
        assertThat(withByte(0xF4, 0x90, 0x80, 0x80)).isEmpty();
        assertThat(withByte(0xE2, 0x82)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uD800", "\\uDC00", "\\uDC00\\uD800", "x\\uD83Cy"})
    void loneSurrogateThenNothing(String escaped) {
        assertThat(read("{\"a\":\"" + escaped + "\"}")).isEmpty();
        assertThat(read("{\"" + escaped + "\":1}")).isEmpty();
        assertThat(read("{\"a\":[{\"b\":\"" + escaped + "\"}]}")).isEmpty();
    }

    @Test
    void pairOfSurrogatesThenTheirCharacter() {
        assertThat(read("{\"a\":\"\\uD83C\\uDFAB\"}").orElseThrow().get("a").stringValue())
                .isEqualTo("\uD83C\uDFAB");
    }

    @Test
    void nulThenNothing() {
        assertThat(read("{\"a\":\"x\\u0000\"}")).isEmpty();
        assertThat(read("{\"a\\u0000\":1}")).isEmpty();
        assertThat(read("{\"a\":\"\0\"}")).isEmpty();
    }

    @Test
    void sixteenLevelsThenRead() {
        assertThat(read(nested(16))).isPresent();
        assertThat(read("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).isPresent();
    }

    /** TV-10. */
    @Test
    void seventeenLevelsThenNothing() {
        assertThat(read(nested(17))).isEmpty();
        assertThat(read("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}")).isEmpty();
        assertThat(read(nested(20_000))).isEmpty();
    }

    @Test
    void numberOfFortyOneDigitsThenNothing() {
        assertThat(read("{\"a\":" + "9".repeat(40) + "}")).isPresent();
        assertThat(read("{\"a\":" + "9".repeat(41) + "}")).isEmpty();
    }

    /** These six bytes hold a core for ever in the container's own reader. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":{", "{\"x\":[", "[[[[[["})
    void truncatedBodyThenNothingWithinASecond(String json) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(1), () -> assertThat(read(json)).isEmpty());
    }

    @Test
    void anyBytesThenNeverAnException() {
        Random random = new Random(17);
        byte[] seed = "{\"a\":[1,\"\\u00e9\",{\"b\":null}],\"c\":-1.5e3}".getBytes(UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.clone();
            for (int changed = random.nextInt(4); changed >= 0; changed--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> StrictJson.object(bytes)).doesNotThrowAnyException();
        }
    }

    private static Optional<ObjectNode> withByte(int... values) {
        byte[] before = "{\"a\":\"x".getBytes(UTF_8);
        byte[] after = "\"}".getBytes(UTF_8);
        byte[] bytes = new byte[before.length + values.length + after.length];
        System.arraycopy(before, 0, bytes, 0, before.length);
        for (int i = 0; i < values.length; i++) {
            bytes[before.length + i] = (byte) values[i];
        }
        System.arraycopy(after, 0, bytes, before.length + values.length, after.length);
        return StrictJson.object(bytes);
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    private static Optional<ObjectNode> read(String json) {
        return StrictJson.object(json.getBytes(UTF_8));
    }
}
