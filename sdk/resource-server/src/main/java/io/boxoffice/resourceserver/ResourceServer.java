package io.boxoffice.resourceserver;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts a filter before each method of a JAX-RS application (Jakarta REST 3.1 and later) that does what the guard of the server does: a
 * good token (RFC 9068 4) of its audience, which is not revoked, with the proof of its key where it is bound to one (RFC 9449 7.1), and a named policy.
 * The audience is that of {@link ForAudience} at the class, or the only one there is; the policy that of {@link Policy} at the method, or at the
 * class. What has no audience or no policy is closed, 403; {@link PermitAll} at a method, or at its class, opens it to everybody. A name that nobody
 * has given ends the start with an {@code IllegalArgumentException}.
 *
 * <p>Who has no token, or one that is not good, gets 401; who may not do this 403; everybody 503 while keys or status lists cannot be had. All
 * are problem documents (RFC 9457). It is registered as an instance, such as by {@code Application.getSingletons}. It needs no
 * MicroProfile JWT.
 */
public final class ResourceServer implements DynamicFeature {
    private static final List<Class<? extends Annotation>> CLOSING =
            List.of(Policy.class, RolesAllowed.class, DenyAll.class);

    private final Map<String, Protection> audiences;
    private final Map<String, Predicate<AccessToken>> policies;

    ResourceServer(Map<String, Protection> audiences, Map<String, Predicate<AccessToken>> policies) {
        this.audiences = Map.copyOf(audiences);
        this.policies = Map.copyOf(policies);
    }

    /**
     * A resource server whose audiences and policies are still to be named.
     *
     * @param issuer the {@code iss} of the tokens, and where its key sets are: https, or http on this machine
     * @param address where callers find this application: what they put before the paths of its resources. Proofs of keys name it; the header {@code Host}
     *     is not believed
     */
    public static ResourceServerBuilder of(String issuer, String address) {
        return new ResourceServerBuilder(SafeAddress.parse(issuer), SafeAddress.parse(address));
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (!isOpen(resource)) {
            context.register(filter(resource), Priorities.AUTHENTICATION);
        }
    }

    private ContainerRequestFilter filter(ResourceInfo resource) {
        Predicate<AccessToken> policy = policy(resource);
        return protection(resource)
                .<ContainerRequestFilter>map(protection -> new AudienceFilter(protection, policy))
                .orElseGet(ClosedFilter::new);
    }

    /** What stands at the method itself counts more than what the class says. */
    private static boolean isOpen(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return method.isAnnotationPresent(PermitAll.class)
                || (CLOSING.stream().noneMatch(method::isAnnotationPresent)
                        && ofClass(resource, PermitAll.class).isPresent());
    }

    private Optional<Protection> protection(ResourceInfo resource) {
        return ofClass(resource, ForAudience.class)
                .map(named -> found(audiences, named.value(), "audience"))
                .or(() -> audiences.values().stream().findFirst().filter(only -> audiences.size() == 1));
    }

    private Predicate<AccessToken> policy(ResourceInfo resource) {
        return Optional.ofNullable(resource.getResourceMethod().getAnnotation(Policy.class))
                .or(() -> ofClass(resource, Policy.class))
                .map(named -> found(policies, named.value(), "policy"))
                .orElse(token -> false);
    }

    private static <T> T found(Map<String, T> all, String name, String what) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no " + what + " is named " + name));
    }

    /** Of the class or one above it: a container may have put a class of its own below. */
    private static <T extends Annotation> Optional<T> ofClass(ResourceInfo resource, Class<T> annotation) {
        for (Class<?> type = resource.getResourceClass(); type != null; type = type.getSuperclass()) {
            if (type.isAnnotationPresent(annotation)) {
                return Optional.ofNullable(type.getAnnotation(annotation));
            }
        }
        return Optional.empty();
    }
}
