package io.boxoffice.json;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
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
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a {@link Body} from JSON, or from a form where the method takes one, and {@link Parameters} from a form: bounded first,
 * then parsed as a whole (RFC 8259), in UTF-8.
 */
@Provider
@Consumes({
    MediaType.APPLICATION_JSON,
    Body.MERGE_PATCH,
    MediaType.APPLICATION_FORM_URLENCODED,
    MediaType.APPLICATION_OCTET_STREAM,
    LongBody.YAML
})
public class BodyReader implements MessageBodyReader<Object> {
    private static final MediaType YAML = MediaType.valueOf(LongBody.YAML);
    private static final int MAX_BYTES = 64 * 1024;

    /** What anybody may send, such as a login, is far smaller. */
    private static final int MAX_OPEN_BYTES = 4 * 1024;

    /** The attribute of a request whose body may be as large as any: it has shown a good token, or its form may be that large. */
    public static final String LARGE = BodyReader.class.getName() + ".large";

    /** The attribute of a request that says which site it comes from; those that say nothing count as one. */
    public static final String SITE = BodyReader.class.getName() + ".site";

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration TIME = Duration.ofSeconds(10);

    /** Many: a thread that waits costs little, and twenty sites that send no bodies must not keep out whoever does. */
    private static final SlowBodies.Places SIZED_PLACES = new SlowBodies.Places(128, 6, 16);

    /** Between chunks a caller can drip without an end, inside of one read: they keep others with chunks out, and nobody else. */
    private static final SlowBodies.Places CHUNKED_PLACES = new SlowBodies.Places(18, 2, 6);

    /** The most threads that wait for bodies; {@code server.xml} has more, so that a request without a body finds one. */
    public static final int THREADS = SIZED_PLACES.threads() + CHUNKED_PLACES.threads();

    private static final SlowBodies SIZED = new SlowBodies(SIZED_PLACES, PATIENCE, TIME);
    private static final SlowBodies CHUNKED = new SlowBodies(CHUNKED_PLACES, PATIENCE, TIME);

    @Context
    HttpServletRequest request;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return (type == Body.class || type == LongBody.class)
                ? !isUnsaid(mediaType)
                : type == Parameters.class && (isForm(mediaType) || isUnsaid(mediaType));
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream entity) {
        if (type.equals(Parameters.class) && mayBeUnsaid(mediaType) && isEmpty(headers)) {
            return Parameters.of(new byte[0]); // RFC 6749 3.2: a POST without a form has no parameters
        }
        requireOneType(mediaType);
        requireUtf8(mediaType, headers);
        int most = type.equals(LongBody.class) ? LongBody.MAX_BYTES : most(request);
        byte[] bytes = bounded(entity, most, headers.containsKey(HttpHeaders.CONTENT_LENGTH) ? SIZED : CHUNKED);
        try {
            if (type.equals(Parameters.class)) {
                return Parameters.of(bytes);
            }
            Body body = new Body(object(mediaType, bytes));
            return type.equals(LongBody.class) ? new LongBody(body) : body;
        } finally {
            Arrays.fill(bytes, (byte) 0); // there may be a password in it, a token or a key
        }
    }

    /** What a request without a content type counts as (RFC 9110 8.3). */
    private static boolean isUnsaid(MediaType mediaType) {
        return !mediaType.isWildcardType() && !mediaType.isWildcardSubtype() && mayBeUnsaid(mediaType);
    }

    /** The container has readers looked for by that type, and then calls them with one that fits every type. */
    private static boolean mayBeUnsaid(MediaType mediaType) {
        return mediaType.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }

    private static boolean isEmpty(MultivaluedMap<String, String> headers) {
        return !headers.containsKey("Transfer-Encoding")
                && "0".equals(Objects.requireNonNullElse(headers.getFirst(HttpHeaders.CONTENT_LENGTH), "0"));
    }

    private static ObjectNode object(MediaType mediaType, byte[] bytes) {
        if (mediaType.isCompatible(YAML)) {
            return StrictYaml.object(bytes)
                    .orElseThrow(() -> BodyRefused.malformed(
                            "The body is not one YAML object without anchors, aliases and tags."));
        }
        return isForm(mediaType)
                ? FormBody.object(bytes)
                : StrictJson.object(bytes).orElseThrow(() -> BodyRefused.malformed("The body is not one JSON object."));
    }

    private static boolean isForm(MediaType mediaType) {
        return mediaType.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    /** A type such as {@code *}{@code /*} would fit every method, and tell nothing of the body. */
    static void requireOneType(MediaType mediaType) {
        if (mediaType.isWildcardType() || mediaType.isWildcardSubtype() || isUnsaid(mediaType)) {
            throw new BodyRefused(415, "The content type must be a single one.");
        }
    }

    static void requireUtf8(MediaType mediaType, MultivaluedMap<String, String> headers) {
        String charset = mediaType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        String encoding = headers.getFirst("Content-Encoding");
        if (!"utf-8".equalsIgnoreCase(charset) || (encoding != null && !"identity".equalsIgnoreCase(encoding))) {
            throw new BodyRefused(415, "The body must be plain UTF-8.");
        }
    }

    /** Whether a request says of its body that it is longer than any that is read as a whole. */
    public static boolean isLong(HttpServletRequest request) {
        return request.getContentLengthLong() > MAX_BYTES;
    }

    /** Whether a request says of its body that it is longer than it may be: nothing of it is waited for. */
    public static boolean isTooLong(HttpServletRequest request) {
        return request.getContentLengthLong() > most(request);
    }

    private static int most(HttpServletRequest request) {
        return request.getAttribute(LARGE) == null ? MAX_OPEN_BYTES : MAX_BYTES;
    }

    private byte[] bounded(InputStream entity, int most, SlowBodies slow) {
        byte[] bytes = read(entity, slow, most + 1);
        if (bytes.length > most) {
            Arrays.fill(bytes, (byte) 0);
            throw new BodyRefused(413, "The body is over " + most / 1024 + " KiB.");
        }
        return bytes;
    }

    /** A body that is framed wrongly, or breaks off, is the caller's fault. */
    private byte[] read(InputStream entity, SlowBodies slow, int most) {
        try {
            return isThere() ? slow.readNow(entity, most) : Workers.aside(() -> slow.read(site(), entity, most));
        } catch (SocketTimeoutException silent) {
            throw SlowBodies.late();
        } catch (IOException unreadable) {
            throw BodyRefused.malformed("The body cannot be read.");
        }
    }

    /** Whether all of it came with the head: then nobody waits for it, and it takes no place. */
    private boolean isThere() throws IOException {
        long length = request.getContentLengthLong();
        return length > 0 && request.getInputStream().available() >= length;
    }

    private String site() {
        return String.valueOf(request.getAttribute(SITE));
    }
}
