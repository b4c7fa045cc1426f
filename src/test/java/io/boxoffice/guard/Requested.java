package io.boxoffice.guard;

import io.boxoffice.transport.RequestSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as the filters see it, and what they make of it. Whatever else they would ask of it is a failure. */
final class Requested {
    private final String path;
    private final boolean secure;
    private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private @Nullable Response abortedWith;
    private @Nullable SecurityContext identity;

    private Requested(String path, boolean secure) {
        this.path = path;
        this.secure = secure;
    }

    /** Of a path as JAX-RS gives it, over TLS. */
    static Requested of(String path) {
        return new Requested(path, true);
    }

    static Requested withoutTls(String path) {
        return new Requested(path, false);
    }

    Requested with(String header, String... values) {
        headers.put(header, Arrays.asList(values));
        return this;
    }

    /** What it was refused with. */
    Optional<Response> refusal() {
        return Optional.ofNullable(abortedWith);
    }

    int status() {
        return refusal().map(Response::getStatus).orElse(0);
    }

    String retryAfter() {
        return refusal()
                .map(response -> response.getHeaderString(HttpHeaders.RETRY_AFTER))
                .orElse("");
    }

    String body() {
        return refusal()
                .map(response -> new String((byte[]) response.getEntity(), StandardCharsets.UTF_8))
                .orElse("");
    }

    /** The header that was set beside the answer. */
    String challenge() {
        return answered.getOrDefault("WWW-Authenticate", "");
    }

    /** Who was let in. */
    Optional<SecurityContext> identity() {
        return Optional.ofNullable(identity);
    }

    ContainerRequestContext context() {
        return as(ContainerRequestContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getHeaders" -> headers;
            case "getMethod" -> "GET";
            case "getSecurityContext" ->
                as(SecurityContext.class, (container, asked, none) -> value(asked, "isSecure", secure));
            case "abortWith" -> refuse((Response) arguments[0]);
            case "setSecurityContext" -> letIn((SecurityContext) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private @Nullable Object refuse(Response response) {
        abortedWith = response;
        return null;
    }

    private @Nullable Object letIn(SecurityContext whom) {
        identity = whom;
        return null;
    }

    HttpServletRequest request() {
        return as(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getRequestURI" -> "/" + path;
            case "getAttribute" ->
                arguments[0].equals(RequestSource.class.getName()) ? new RequestSource("192.0.2.7", "c-1") : null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    HttpServletResponse response() {
        return as(HttpServletResponse.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    static ContainerResponseContext answer(int status) {
        return as(ContainerResponseContext.class, (proxy, method, arguments) -> value(method, "getStatus", status));
    }

    static ResourceInfo matched(Class<?> resource, String method) {
        return new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return Arrays.stream(resource.getDeclaredMethods())
                        .filter(one -> one.getName().equals(method))
                        .findFirst()
                        .orElseThrow();
            }

            @Override
            public Class<?> getResourceClass() {
                return resource;
            }
        };
    }

    private static Object value(Method asked, String name, Object value) {
        if (asked.getName().equals(name)) {
            return value;
        }
        throw new UnsupportedOperationException(asked.getName());
    }

    private static <T> T as(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
