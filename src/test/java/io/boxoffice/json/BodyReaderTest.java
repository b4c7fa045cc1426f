package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is bounded before it is read, and read as what its type says. */
class BodyReaderTest {
    private static final int LIMIT = 64 * 1024;

    /** One under {@code /api} that says nothing of its body. */
    private static final HttpServletRequest REQUEST = (HttpServletRequest) Proxy.newProxyInstance(
            BodyReaderTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, values) -> switch (method.getName()) {
                case "getAttribute" -> "192.0.2.1";
                case "getContentLengthLong" -> -1L;
                default -> null;
            });

    /** Gives bytes for ever and counts what was taken. */
    private static final class Endless extends InputStream {
        private int taken;

        @Override
        public int read() {
            taken++;
            return ' ';
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            taken += count;
            Arrays.fill(bytes, from, from + count, (byte) ' ');
            return count;
        }
    }

    @Test
    void bodyOfExactlyTheLimitThenRead() {
        assertThat(read(json(), "{}" + " ".repeat(LIMIT - 2)).has("a")).isFalse();
    }

    @Test
    void oneByteMoreThenTooLarge() {
        assertThatThrownBy(() -> read(json(), "{}" + " ".repeat(LIMIT - 1)))
                .isInstanceOfSatisfying(
                        BodyRefused.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(413));
    }

    @Test
    void bodyThatBreaksOffThenMalformed() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThatThrownBy(() -> read(json(), new MultivaluedHashMap<>(), broken))
                .isInstanceOfSatisfying(BodyRefused.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal).hasMessageNotContaining("closed");
                });
    }

    /** Keeps the arrays into which it was read. */
    private static final class Overheard extends ByteArrayInputStream {
        private final Set<byte[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());

        Overheard(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public synchronized int read(byte[] bytes, int from, int count) {
            arrays.add(bytes);
            return super.read(bytes, from, count);
        }
    }

    /** What held a password is empty before the request goes on, whether the body was good or not. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"password\":\"correct horse\"}", "{\"password\":\"correct horse\"", "null"})
    void bodyThenNoArrayOfItIsLeft(String text) {
        Overheard body = new Overheard(text);
        try {
            assertThat(read(json(), new MultivaluedHashMap<>(), body).text("password"))
                    .isEqualTo("correct horse");
        } catch (BodyRefused refused) {
            assertThat(text).doesNotEndWith("}");
        }
        assertThat(body.arrays)
                .isNotEmpty()
                .allSatisfy(array -> assertThat(array).containsOnly(0));
    }

    @Test
    void endlessBodyThenNoMoreIsTakenThanTheLimit() {
        Endless endless = new Endless();

        assertThatThrownBy(() -> read(json(), new MultivaluedHashMap<>(), endless))
                .isInstanceOf(BodyRefused.class);
        assertThat(endless.taken).isEqualTo(LIMIT + 1);
    }

    @Test
    void noJsonObjectThenMalformed() {
        assertThatThrownBy(() -> read(json(), "null"))
                .isInstanceOfSatisfying(
                        BodyRefused.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void formThenItsParameters() {
        assertThat(read(MediaType.APPLICATION_FORM_URLENCODED_TYPE, "a=b").text("a"))
                .isEqualTo("b");
    }

    @Test
    void parametersThenOfAFormOnly() {
        BodyReader reader = reader();
        MediaType form = MediaType.APPLICATION_FORM_URLENCODED_TYPE;

        assertThat(reader.isReadable(Parameters.class, Parameters.class, new Annotation[0], form))
                .isTrue();
        assertThat(reader.isReadable(Parameters.class, Parameters.class, new Annotation[0], json()))
                .isFalse();
        assertThat(reader.isReadable(Body.class, Body.class, new Annotation[0], json()))
                .isTrue();
        assertThat(reader.isReadable(String.class, String.class, new Annotation[0], form))
                .isFalse();
        assertThat(((Parameters) read(Parameters.class, form, new MultivaluedHashMap<>(), stream("a=b&a&c=d")))
                        .text("c"))
                .isEqualTo("d");
    }

    /** RFC 6749 3.2: a POST without a form has no parameters; one with a body says of which type it is. */
    @Test
    void parametersWithoutAContentTypeThenNoneOrUnsupported() {
        MediaType unsaid = MediaType.APPLICATION_OCTET_STREAM_TYPE;
        MultivaluedHashMap<String, String> sized = new MultivaluedHashMap<>();
        sized.putSingle("Content-Length", "3");

        assertThat(((Parameters) read(Parameters.class, unsaid, new MultivaluedHashMap<>(), stream(""))).has("a"))
                .isFalse();
        assertThat(((Parameters)
                                read(Parameters.class, MediaType.WILDCARD_TYPE, new MultivaluedHashMap<>(), stream("")))
                        .has("a"))
                .isFalse();
        assertThatThrownBy(() -> read(Parameters.class, unsaid, sized, stream("a=b")))
                .isInstanceOfSatisfying(
                        BodyRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(415));
        assertThat(reader().isReadable(Body.class, Body.class, new Annotation[0], unsaid))
                .isFalse();
    }

    @Test
    void anotherCharsetThenUnsupported() {
        assertThat(read(new MediaType("application", "json", "UTF-8"), "{}").has("a"))
                .isFalse();
        assertThatThrownBy(() -> read(new MediaType("application", "json", "iso-8859-1"), "{}"))
                .isInstanceOfSatisfying(
                        BodyRefused.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(415));
    }

    @Test
    void compressedBodyThenUnsupported() {
        MultivaluedHashMap<String, String> headers = new MultivaluedHashMap<>(Map.of("Content-Encoding", "gzip"));

        assertThatThrownBy(() -> read(json(), headers, new Endless()))
                .isInstanceOfSatisfying(
                        BodyRefused.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(415));
    }

    private static MediaType json() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    private static Body read(MediaType type, String body) {
        return read(type, new MultivaluedHashMap<>(), stream(body));
    }

    private static Body read(MediaType type, MultivaluedHashMap<String, String> headers, InputStream body) {
        return (Body) read(Body.class, type, headers, body);
    }

    @SuppressWarnings("unchecked") // the container knows the class only
    private static Object read(
            Class<?> as, MediaType type, MultivaluedHashMap<String, String> headers, InputStream body) {
        return reader().readFrom((Class<Object>) as, as, new Annotation[0], type, headers, body);
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static BodyReader reader() {
        BodyReader reader = new BodyReader();
        reader.request = REQUEST;
        return reader;
    }
}
