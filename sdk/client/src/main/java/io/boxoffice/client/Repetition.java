package io.boxoffice.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call sent once more with another token; its answer takes the place of the first. */
final class Repetition {
    /** Parts and sources whose streams are at their end after the first time, such as {@code EntityPart}. */
    private static final Pattern OF_THE_LIBRARIES =
            Pattern.compile("(jakarta\\.|org\\.glassfish\\.jersey\\.|org\\.jboss\\.resteasy\\.).*");

    private static final int MAX_REFUSAL = 64 << 10;

    /** The answer before, if that was one to a repetition, too: nobody else closes it. */
    private static final String BEFORE = Repetition.class.getName() + ".before";

    private final Response answer;

    private Repetition(Response answer) {
        this.answer = answer;
    }

    /** Whether its entity can be written twice. */
    static boolean isPossible(ClientRequestContext request) {
        return !request.hasEntity() || canBeWrittenAgain(request.getEntity());
    }

    private static boolean canBeWrittenAgain(@Nullable Object entity) {
        if (entity == null || entity instanceof Form) {
            return true;
        }
        if (entity instanceof Collection<?> parts) {
            return parts.stream().allMatch(Repetition::canBeWrittenAgain);
        }
        return !(entity instanceof AutoCloseable)
                && !(entity instanceof StreamingOutput)
                && !(entity instanceof Iterator<?>)
                && !OF_THE_LIBRARIES.matcher(entity.getClass().getName()).matches();
    }

    /**
     * Sends it when the first answer's connection is free, without the authorization that was refused.
     *
     * @param authorizing what puts the next one in
     * @param more properties to add
     * @param less names of properties of the first call only
     */
    static Repetition of(
            ClientRequestContext request,
            ClientResponseContext refusal,
            ClientRequestFilter authorizing,
            Map<String, Object> more,
            Set<String> less)
            throws IOException {
        if (refusal.hasEntity()) {
            // Read to its end, and not closed: with its stream RESTEasy closes the whole answer, which is needed yet.
            refusal.getEntityStream().readNBytes(MAX_REFUSAL);
        }
        if (request.getProperty(BEFORE) instanceof Response before) {
            before.close();
        }
        Invocation.Builder call = target(request, authorizing).request();
        call.headers(headers(request));
        request.getPropertyNames().stream()
                .filter(name -> !less.contains(name) && !name.equals(BEFORE))
                .forEach(name -> call.property(name, request.getProperty(name)));
        more.forEach(call::property);
        String method = request.getMethod();
        Response answer = request.hasEntity()
                ? call.build(method, entity(request)).invoke()
                : call.build(method).invoke();
        request.setProperty(BEFORE, answer);
        return new Repetition(answer);
    }

    /** What was registered on the target of the first call only is not on its client. */
    private static WebTarget target(ClientRequestContext request, ClientRequestFilter authorizing) {
        WebTarget target = request.getClient().target(request.getUri());
        return target.getConfiguration().isRegistered(authorizing) ? target : target.register(authorizing);
    }

    private static MultivaluedMap<String, Object> headers(ClientRequestContext request) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        request.getHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        headers.remove(HttpHeaders.AUTHORIZATION);
        headers.remove(Presentation.PROOF);
        return headers;
    }

    private static Entity<?> entity(ClientRequestContext request) {
        Object entity = request.getEntity() instanceof Collection<?> many
                        && request.getEntityType() instanceof ParameterizedType type
                ? new GenericEntity<Object>(many, type) {}
                : request.getEntity();
        Object encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        return Entity.entity(
                entity,
                new Variant(
                        request.getMediaType(), request.getLanguage(), encoding == null ? null : encoding.toString()));
    }

    /** Puts its answer into the place of the first. */
    void into(ClientResponseContext response) {
        response.setStatusInfo(answer.getStatusInfo());
        response.getHeaders().clear();
        response.getHeaders().putAll(answer.getStringHeaders());
        response.setEntityStream(answer.hasEntity() ? new AnswerBody(answer) : nothing());
    }

    private InputStream nothing() {
        answer.close();
        return InputStream.nullInputStream();
    }
}
