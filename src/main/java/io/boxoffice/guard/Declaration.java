package io.boxoffice.guard;

import io.boxoffice.oauth.Open;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Optional;

/** What a resource must say of itself: that it is open, or for which audience it is, and of each method who may call it. */
public final class Declaration {
    private Declaration() {}

    /** Why a method must not be served, in words for the developer; nothing if all is said. */
    public static Optional<String> fault(Class<?> resource, Method method) {
        return fault(resource)
                .or(() -> faultOfAccess(resource, method))
                .map(fault -> resource.getName() + "." + method.getName() + " must not be served: " + fault);
    }

    private static Optional<String> fault(Class<?> resource) {
        ForAudience audience = resource.getAnnotation(ForAudience.class);
        boolean open = resource.isAnnotationPresent(Open.class);
        if (open && audience != null) {
            return Optional.of("its class needs one of @Open and @ForAudience");
        }
        if (open) {
            return ProtectedPath.covers(path(resource)) ? Optional.of("under /api nothing is @Open") : Optional.empty();
        }
        return audience == null || ProtectedPath.isOf(audience, path(resource))
                ? Optional.empty()
                : Optional.of("its path is not the one of its audience");
    }

    private static Optional<String> faultOfAccess(Class<?> resource, Method method) {
        if (resource.isAnnotationPresent(Open.class)) {
            return Access.isSaid(resource, method)
                    ? Optional.of("it is @Open, and says who may call it")
                    : Optional.empty();
        }
        Optional<Access> access = Access.of(method);
        if (access.isEmpty()) {
            return Optional.of(
                    "it has no @Policy, @TenantScope, @UserScope or @AdminOrScope, or none of @RolesAllowed, @PermitAll and @DenyAll, or several of them");
        }
        return resource.isAnnotationPresent(ForAudience.class)
                        || (access.get().isStandard() && ProtectedPath.isOfAnyAudience(path(resource)))
                ? Optional.empty()
                : Optional.of(
                        "its class needs one of @Open and @ForAudience, or a path of an audience and the standard's annotations");
    }

    static String path(Class<?> resource) {
        Path path = resource.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value().replaceFirst("^/+", "");
    }
}
