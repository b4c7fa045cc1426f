package io.boxoffice.account;

import io.boxoffice.oauth.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as administrators see them, and as they see themselves when they register. It shows no password and no hash. */
public record UserView(
        UUID id,
        String username,
        List<String> roles,
        @Nullable String tenant,
        List<String> audiences,
        Map<String, List<String>> scopes,
        Map<String, Object> claims,
        boolean enabled,
        @Nullable Instant lockedUntil,
        Instant createdAt,
        @Nullable String name,
        @Nullable String email,
        boolean emailVerified) {

    /** The view of a user. */
    public static UserView of(User user) {
        Map<String, List<String>> scopes = new TreeMap<>();
        user.grants().scopes().forEach((audience, granted) -> {
            if (!granted.values().isEmpty()) {
                scopes.put(audience.name(), List.copyOf(granted.values()));
            }
        });
        return new UserView(
                user.id().value(),
                user.username(),
                user.roles(),
                user.tenant(),
                user.grants().scopes().keySet().stream().map(Audience::name).toList(),
                scopes,
                user.claims(),
                user.enabled(),
                user.lockedUntil(),
                user.createdAt(),
                user.details().name(),
                user.details().email(),
                user.details().emailVerified());
    }
}
