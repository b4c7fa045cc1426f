package io.boxoffice.account;

import java.time.Instant;
import java.util.ArrayList;
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
        Instant createdAt) {

    /** The view of a user. */
    public static UserView of(User user) {
        Map<String, List<String>> scopes = new TreeMap<>();
        user.audiences().forEach((audience, granted) -> {
            if (!granted.values().isEmpty()) {
                scopes.put(audience, List.copyOf(granted.values()));
            }
        });
        return new UserView(
                user.id(),
                user.username(),
                user.roles(),
                user.tenant(),
                new ArrayList<>(user.audiences().keySet()),
                scopes,
                user.claims(),
                user.enabled(),
                user.lockedUntil(),
                user.createdAt());
    }
}
