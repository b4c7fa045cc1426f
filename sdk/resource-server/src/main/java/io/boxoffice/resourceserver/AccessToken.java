package io.boxoffice.resourceserver;

import java.security.Principal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An access token that was found right (RFC 9068 2.2), and so who calls: the principal of the request. Its claims have the types that the
 * issuer writes. It does not print its text.
 */
public final class AccessToken implements Principal {
    private final Map<String, Object> claims;
    private final Set<String> scopes;
    private final Set<String> roles;

    AccessToken(Map<String, Object> claims) {
        this.claims = Collections.unmodifiableMap(new HashMap<>(claims));
        this.scopes = text("scope").stream()
                .flatMap(words -> List.of(words.split(" ", -1)).stream())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.roles = claims.get("groups") instanceof List<?> groups
                ? groups.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** The name of its user; the id of its client where it is nobody's. */
    @Override
    public String getName() {
        return text("upn").orElseGet(this::subject);
    }

    /** The id of its user, or of its client where it is nobody's: {@code sub}. */
    public String subject() {
        return text("sub").orElse("");
    }

    /** Whether it is a user's, and not a machine's. */
    public boolean isUsers() {
        return claims.containsKey("sid");
    }

    /** The client that asked for it: {@code client_id}. */
    public String client() {
        return text("client_id").orElse("");
    }

    /** What it permits: the words of {@code scope}. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Whether it permits something. */
    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }

    /** The roles of its user: {@code groups}; none of a machine. */
    public Set<String> roles() {
        return roles;
    }

    /** Whether its user has a role. */
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /** The tenant of its user or machine. */
    public Optional<String> tenant() {
        return text("tenant");
    }

    /** When it is over: {@code exp}, without skew. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(claims.get("exp") instanceof Long exp ? exp : 0);
    }

    /** All its claims by their names. */
    public Map<String, Object> claims() {
        return claims;
    }

    private Optional<String> text(String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "token " + claims.get("jti");
    }
}
