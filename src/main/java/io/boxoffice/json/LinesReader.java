package io.boxoffice.json;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Hands out {@link Lines} of a body in plain UTF-8; nothing of it is read yet. */
@Provider
@Consumes(Lines.NDJSON)
public class LinesReader implements MessageBodyReader<Lines> {
    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Lines.class;
    }

    @Override
    public Lines readFrom(
            Class<Lines> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream entity) {
        BodyReader.requireOneType(mediaType);
        BodyReader.requireUtf8(mediaType, headers);
        return new Lines(entity, System::nanoTime);
    }
}
