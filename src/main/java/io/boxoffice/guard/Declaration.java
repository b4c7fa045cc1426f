package io.boxoffice.guard;

import io.boxoffice.oauth.Open;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Optional;

/** What a resource must say of itself: that it is open, or for which audience it is, and at each method who may call. */
public final class Declaration {
    private Declaration() {}

    /** Why a method must not be served, in words for the developer; nothing if all is said. */
    public static Optional<String> fault(Class<?> resource, Method method) {
        return fault(resource)
                .or(() -> hasPolicy(resource, method) ? Optional.empty() : Optional.of("it has no @Policy"))
                .map(fault -> resource.getName() + "." + method.getName() + " must not be served: " + fault);
    }

    private static Optional<String> fault(Class<?> resource) {
        ForAudience audience = resource.getAnnotation(ForAudience.class);
        boolean open = resource.isAnnotationPresent(Open.class);
        if (open == (audience != null)) {
            return Optional.of("its class needs one of @Open and @ForAudience");
        }
        if (open && ProtectedPath.covers(path(resource))) {
            return Optional.of("under /api nothing is @Open");
        }
        return audience == null || ProtectedPath.isOf(audience, path(resource))
                ? Optional.empty()
                : Optional.of("its path is not the one of its audience");
    }

    private static boolean hasPolicy(Class<?> resource, Method method) {
        return resource.isAnnotationPresent(Open.class) || method.isAnnotationPresent(Policy.class);
    }

    private static String path(Class<?> resource) {
        Path path = resource.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value().replaceFirst("^/+", "");
    }
}
