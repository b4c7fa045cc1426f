package io.boxoffice.json;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ObjectNode;

/** Reads a {@link Body} from JSON, or from a form where the method takes one: bounded first, parsed as a whole then. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, Body.MERGE_PATCH, MediaType.APPLICATION_FORM_URLENCODED})
public class BodyReader implements MessageBodyReader<Body> {
    private static final int MAX_BYTES = 64 * 1024;

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration TIME = Duration.ofSeconds(10);

    /** With the places of both kinds fewer than the threads of {@code server.xml}: what has no body always finds one. */
    private static final Semaphore WAITING = new Semaphore(8);

    private static final SlowBodies SIZED = new SlowBodies(10, WAITING, PATIENCE, TIME);

    /** Between chunks a caller can drip for as long as he likes, inside of one read: he keeps others with chunks out, and nobody else. */
    private static final SlowBodies CHUNKED = new SlowBodies(4, WAITING, PATIENCE, TIME);

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(
            Class<Body> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream entity) {
        requireOneType(mediaType);
        requireUtf8(mediaType, headers);
        byte[] bytes = bounded(entity, headers.containsKey(HttpHeaders.CONTENT_LENGTH) ? SIZED : CHUNKED);
        try {
            return new Body(object(mediaType, bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0); // there may be a password in it, a token or a key
        }
    }

    private static ObjectNode object(MediaType mediaType, byte[] bytes) {
        return mediaType.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                ? FormBody.object(bytes)
                : StrictJson.object(bytes).orElseThrow(() -> BodyRefused.malformed("The body is not one JSON object."));
    }

    /** A type such as {@code *}{@code /*} would fit every method, and tell nothing of the body. */
    private static void requireOneType(MediaType mediaType) {
        if (mediaType.isWildcardType() || mediaType.isWildcardSubtype()) {
            throw new BodyRefused(415, "The content type must be a single one.");
        }
    }

    private static void requireUtf8(MediaType mediaType, MultivaluedMap<String, String> headers) {
        String charset = mediaType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        String encoding = headers.getFirst("Content-Encoding");
        if (!"utf-8".equalsIgnoreCase(charset) || (encoding != null && !"identity".equalsIgnoreCase(encoding))) {
            throw new BodyRefused(415, "The body must be plain UTF-8.");
        }
    }

    private static byte[] bounded(InputStream entity, SlowBodies slow) {
        byte[] bytes = read(entity, slow);
        if (bytes.length > MAX_BYTES) {
            Arrays.fill(bytes, (byte) 0);
            throw new BodyRefused(413, "The body is over 64 KiB.");
        }
        return bytes;
    }

    /** A body that is framed wrongly, or breaks off, is the caller's fault. */
    private static byte[] read(InputStream entity, SlowBodies slow) {
        try {
            return slow.read(entity, MAX_BYTES + 1);
        } catch (SocketTimeoutException silent) {
            throw SlowBodies.late();
        } catch (IOException unreadable) {
            throw BodyRefused.malformed("The body cannot be read.");
        }
    }
}
