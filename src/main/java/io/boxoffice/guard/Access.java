package io.boxoffice.guard;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Subject;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may call a method, as it says itself: by {@link Policy}, {@link TenantScope}, {@link UserScope} or {@link AdminOrScope}, or by one of the annotations of Jakarta Annotations
 * 3.0 (2.10 to 2.13), which a class may have for those of the methods that it declares itself and that say nothing.
 */
sealed interface Access {
    /** Whoever meets a rule. */
    record ByRule(Rule rule) implements Access {}

    /** Whoever has this scope, and a tenant. */
    record ByScope(String scope) implements Access {}

    /** A user who has this scope. */
    record ByUserScope(String scope) implements Access {}

    /** Whoever has the role {@code admin} or this scope. */
    record ByAdminOrScope(String scope) implements Access {}

    /** Whoever has one of these roles: {@code groups} in their token. */
    record ByRole(List<String> roles) implements Access {}

    /** Whoever has a valid token of the audience. */
    record ForAll() implements Access {}

    /** Nobody. */
    record ForNobody() implements Access {}

    /** What a method says; nothing if it says nothing, or two things at once. */
    static Optional<Access> of(Method method) {
        List<Access> own = said(method).toList();
        return single(own.isEmpty() ? standard(method.getDeclaringClass()).toList() : own);
    }

    /** Whether a method, or one of its classes, says anything at all. */
    static boolean isSaid(Class<?> resource, Method method) {
        return Stream.of(method, method.getDeclaringClass(), resource)
                .anyMatch(element -> said(element).findAny().isPresent());
    }

    private static Optional<Access> single(List<Access> said) {
        return said.size() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
    }

    private static Stream<Access> said(AnnotatedElement element) {
        return Stream.of(
                        Stream.ofNullable(element.getAnnotation(Policy.class))
                                .map(policy -> new ByRule(policy.value())),
                        Stream.ofNullable(element.getAnnotation(TenantScope.class))
                                .map(scope -> new ByScope(scope.value())),
                        Stream.ofNullable(element.getAnnotation(UserScope.class))
                                .map(scope -> new ByUserScope(scope.value())),
                        Stream.ofNullable(element.getAnnotation(AdminOrScope.class))
                                .map(scope -> new ByAdminOrScope(scope.value())),
                        standard(element))
                .flatMap(all -> all);
    }

    private static Stream<Access> standard(AnnotatedElement element) {
        return Stream.of(
                        Optional.ofNullable(element.getAnnotation(RolesAllowed.class))
                                .<Access>map(allowed -> new ByRole(Arrays.asList(allowed.value()))),
                        Optional.ofNullable(element.getAnnotation(PermitAll.class))
                                .<Access>map(_ -> new ForAll()),
                        Optional.ofNullable(element.getAnnotation(DenyAll.class))
                                .<Access>map(_ -> new ForNobody()))
                .flatMap(Optional::stream);
    }

    /** Whether an annotation of the standard says it. */
    default boolean isStandard() {
        return switch (this) {
            case ByRule _, ByScope _, ByUserScope _, ByAdminOrScope _ -> false;
            case ByRole _, ForAll _, ForNobody _ -> true;
        };
    }

    /** Whether the owner of a token of the right audience may call it. */
    default boolean permits(VerifiedAccessToken verified) {
        return switch (this) {
            case ByRule by -> by.rule().permits(verified);
            case ByScope by ->
                verified.scopes().contains(by.scope()) && verified.tenant().isPresent();
            case ByUserScope by ->
                verified.scopes().contains(by.scope()) && verified.subject() instanceof Subject.OfUser;
            case ByAdminOrScope by ->
                Rule.ADMIN.permits(verified) || (verified.scopes().contains(by.scope()) && !isPassedOn(verified));
            case ByRole by -> by.roles().stream().anyMatch(verified::hasRole);
            case ForAll _ -> true;
            case ForNobody _ -> false;
        };
    }

    /** A session that another device has passed on administrates nothing, by whatever exchange it came to a scope (RFC 10027 6). */
    private static boolean isPassedOn(VerifiedAccessToken verified) {
        return verified.claims()
                .authentication()
                .filter(Authentication::isPassedOn)
                .isPresent();
    }
}
