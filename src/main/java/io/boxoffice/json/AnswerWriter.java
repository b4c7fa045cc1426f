package io.boxoffice.json;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes every answer that is a record or a map: member names in {@code snake_case}, times as RFC 3339 UTC text, and no character
 * that cannot be seen. Texts,
 * bytes and streams go out as they are.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class AnswerWriter implements MessageBodyWriter<Object> {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .characterEscapes(new VisibleText())
                    .recyclerPool(new WipedBuffers())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** The bytes of an answer, for those who must write it themselves. */
    public static byte[] bytes(Object answer) {
        return MAPPER.writeValueAsBytes(answer);
    }

    /** An answer as one line of ASCII and its end: no character of it means anything to a terminal (LG-04). */
    public static byte[] line(Object answer) {
        byte[] text = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(answer);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    /** The object that an answer is written as. */
    public static ObjectNode tree(Object answer) {
        return MAPPER.valueToTree(answer);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return !CharSequence.class.isAssignableFrom(type)
                && !StreamingOutput.class.isAssignableFrom(type)
                && type != byte[].class;
    }

    @Override
    public void writeTo(
            Object answer,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream entity)
            throws IOException {
        byte[] bytes = bytes(answer);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
        try {
            entity.write(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
