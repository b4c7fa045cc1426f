package io.boxoffice.guard;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The token of whichever request asks, and each of its claims, as MicroProfile JWT 2.1 (chapter 7) has them injected: {@code JsonWebToken},
 * and with {@code @Claim} a {@code String}, {@code Long}, {@code Boolean}, {@code Set<String>}, or any of these in an
 * {@code Optional} or a {@code ClaimValue}. Without a token there is no claim. Bare values are of one request: what lives longer
 * takes a {@code ClaimValue}.
 */
@Dependent
class Claimed {
    @Inject
    CurrentToken current;

    @Produces
    @Typed(JsonWebToken.class)
    JsonWebToken token() {
        return new OfTheRequest(current);
    }

    @Produces
    @Claim
    @Nullable
    String text(InjectionPoint point) {
        return value(point);
    }

    @Produces
    @Claim
    @Nullable
    Long number(InjectionPoint point) {
        return value(point);
    }

    @Produces
    @Claim
    @Nullable
    Boolean flag(InjectionPoint point) {
        return value(point);
    }

    @Produces
    @Claim
    @Nullable
    Set<String> texts(InjectionPoint point) {
        return name(point).equals("groups") ? token().getGroups() : value(point);
    }

    @Produces
    @Claim
    <T> Optional<T> optional(InjectionPoint point) {
        return Optional.ofNullable(value(point));
    }

    @Produces
    @Claim
    <T> ClaimValue<T> lasting(InjectionPoint point) {
        return new Lasting<>(current, name(point), isOptional(point));
    }

    /** The point of injection names the type. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T value(InjectionPoint point) {
        return current.find()
                .map(VerifiedToken::new)
                .map(token -> token.<T>getClaim(name(point)))
                .orElse(null);
    }

    private static String name(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(Claim.class::isInstance)
                .map(Claim.class::cast)
                .map(claim -> claim.value().isEmpty() ? claim.standard().name() : claim.value())
                .findFirst()
                .orElse("");
    }

    private static boolean isOptional(InjectionPoint point) {
        return point.getType() instanceof ParameterizedType claim
                && claim.getActualTypeArguments()[0] instanceof ParameterizedType inner
                && inner.getRawType() == Optional.class;
    }

    /** A claim of whichever request asks. */
    private record Lasting<T>(CurrentToken current, String name, boolean isOptional) implements ClaimValue<T> {
        @Override
        public String getName() {
            return name;
        }

        /** The caller names the type; a wrong one is the caller's ClassCastException. */
        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T getValue() {
            Object value = current.find()
                    .map(VerifiedToken::new)
                    .map(token -> token.<Object>getClaim(name))
                    .orElse(null);
            return (T) (isOptional ? Optional.ofNullable(value) : value);
        }

        /** A claim is not to be printed by chance. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** The token of whichever request asks; of one without a token nothing is known. */
    private record OfTheRequest(CurrentToken current) implements JsonWebToken {
        private Optional<VerifiedToken> found() {
            return current.find().map(VerifiedToken::new);
        }

        @Override
        public @Nullable String getName() {
            return found().map(VerifiedToken::getName).orElse(null);
        }

        @Override
        public Set<String> getClaimNames() {
            return found().map(VerifiedToken::getClaimNames).orElse(Set.of());
        }

        @Override
        public Set<String> getGroups() {
            return found().map(VerifiedToken::getGroups).orElse(Set.of());
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <T> @Nullable T getClaim(String name) {
            return found().map(token -> token.<T>getClaim(name)).orElse(null);
        }

        @Override
        public String toString() {
            return String.valueOf(getName());
        }
    }
}
