package io.boxoffice.account;

import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Scopes;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A user as stored. They are made by an administrator (the first one by the first start) or make themselves,
 * with a hash of their password and what is granted to them; deny is the default. Each change by an administrator and each
 * new password is a new version, until they are removed.
 */
@Entity
@Table(name = "account")
class Account {
    @Id
    private UUID id;

    private String username;

    @Column(name = "username_key")
    private String usernameKey;

    @Column(name = "password_hash")
    private String passwordHash;

    private String roles;
    private @Nullable String tenant;
    private String claims;
    private boolean enabled;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    @Column(name = "created_at")
    private Instant createdAt;

    private long version;

    @ElementCollection
    @CollectionTable(name = "account_audience", joinColumns = @JoinColumn(name = "account_id"))
    @MapKeyColumn(name = "audience")
    @Column(name = "scope")
    private Map<String, String> audiences;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    @SuppressWarnings("NullAway.Init") // the rest is taken from the profile
    Account(UUID id, Profile profile, String passwordHash, Instant now) {
        this.id = id;
        this.passwordHash = passwordHash;
        this.createdAt = now;
        this.audiences = new HashMap<>();
        this.version = 1;
        take(profile);
    }

    /** Takes another profile, and is another version then. */
    void change(Profile profile) {
        take(profile);
        version++;
    }

    /** Takes another password. */
    void replacePassword(String newHash) {
        passwordHash = newHash;
        version++;
    }

    /** Shows no lock any more. */
    void unlock() {
        lockedUntil = null;
    }

    private void take(Profile profile) {
        username = profile.username().text();
        usernameKey = profile.username().key();
        roles = String.join(" ", profile.roles());
        tenant = profile.tenant();
        claims = profile.claims().toString();
        enabled = profile.enabled();
        Set.copyOf(audiences.keySet()).stream()
                .filter(audience -> !profile.audiences().containsKey(audience))
                .forEach(audiences::remove);
        profile.audiences().forEach((audience, scopes) -> audiences.put(audience, scopes.toString()));
    }

    String passwordHash() {
        return passwordHash;
    }

    User user() {
        Map<String, Scopes> granted = new TreeMap<>();
        audiences.forEach(
                (audience, scope) -> granted.put(audience, Scopes.parse(scope).orElse(Scopes.NONE)));
        List<String> roleList = roles.isEmpty() ? List.of() : List.of(roles.split(" "));
        return new User(id, username, roleList, tenant, granted, ownClaims(), enabled, lockedUntil, createdAt, version);
    }

    private Map<String, Object> ownClaims() {
        Map<String, Object> own = new TreeMap<>();
        StrictJson.object(claims.getBytes(StandardCharsets.UTF_8))
                .ifPresent(object ->
                        object.properties().forEach(claim -> own.put(claim.getKey(), value(claim.getValue()))));
        return own;
    }

    private static Object value(JsonNode node) {
        return node.isBoolean() ? (Object) node.booleanValue() : node.stringValue();
    }
}
