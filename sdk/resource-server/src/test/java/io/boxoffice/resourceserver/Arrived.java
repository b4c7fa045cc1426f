package io.boxoffice.resourceserver;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.Principal;
import java.util.Map;

/** A request as a container hands it to a filter, of which only what is asked is there. */
final class Arrived {
    private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    private final Principal caller;
    private String method = "GET";
    private URI uri = URI.create("http://10.0.0.7:9080/shop/api/seats/7?row=3");

    Arrived(Principal caller) {
        this.caller = caller;
    }

    Arrived header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    Arrived method(String newMethod) {
        method = newMethod;
        return this;
    }

    Arrived at(String newUri) {
        uri = URI.create(newUri);
        return this;
    }

    ContainerRequestContext context() {
        UriInfo info = proxy(
                UriInfo.class,
                Map.of("getRequestUri", uri, "getBaseUri", URI.create("http://10.0.0.7:9080/shop/api/")));
        SecurityContext security = proxy(SecurityContext.class, Map.of("getUserPrincipal", caller));
        return proxy(
                ContainerRequestContext.class,
                Map.of(
                        "getHeaders", headers,
                        "getMethod", method,
                        "getUriInfo", info,
                        "getSecurityContext", security));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> answers.get(called.getName())));
    }
}
