package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesReaderTest {
    private static final Annotation[] NONE = {};

    private final LinesReader reader = new LinesReader();

    @Test
    void plainUtf8ThenLinesOfWhichNothingIsReadYet() throws IOException {
        InputStream body = new ByteArrayInputStream("{\"a\":1}\n[]".getBytes(StandardCharsets.UTF_8));
        Lines lines = read(body, Lines.NDJSON, Map.of());
        assertThat(body.available()).isEqualTo(10);

        assertThat(((Lines.Whole) lines.next().orElseThrow()).body().has("a")).isTrue();
        Lines.Whole list = (Lines.Whole) lines.next().orElseThrow();
        assertThatThrownBy(list::body).isInstanceOf(BodyRefused.class).hasMessage("The line is not one JSON object.");
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson;charset=utf-16, identity",
        "application/x-ndjson, gzip",
        "*/*, identity",
        "application/*, identity",
        "application/octet-stream, identity"
    })
    void otherCharsetEncodingOrNoTypeThenRefused(String type, String encoding) {
        assertThatThrownBy(() -> read(InputStream.nullInputStream(), type, Map.of("Content-Encoding", encoding)))
                .isInstanceOfSatisfying(
                        BodyRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(415));
    }

    @Test
    void otherThanLinesThenNotReadHere() {
        MediaType ndjson = MediaType.valueOf(Lines.NDJSON);
        assertThat(reader.isReadable(Lines.class, Lines.class, NONE, ndjson)).isTrue();
        assertThat(reader.isReadable(Body.class, Body.class, NONE, ndjson)).isFalse();
    }

    private Lines read(InputStream body, String type, Map<String, String> headers) {
        return reader.readFrom(
                Lines.class, Lines.class, NONE, MediaType.valueOf(type), new MultivaluedHashMap<>(headers), body);
    }
}
