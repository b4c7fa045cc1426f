package io.boxoffice.account;

import io.boxoffice.database.Statements;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private @Nullable String name;
    private @Nullable String email;

    @Column(name = "email_verified")
    private boolean emailVerified;

    /** It is written by a statement of its own ({@link AccountChanges#secondFactor}), and never together with the rest. */
    @Column(name = "second_factor", insertable = false, updatable = false)
    private boolean secondFactor;

    @ElementCollection
    @CollectionTable(name = "account_audience", joinColumns = @JoinColumn(name = "account_id"))
    @MapKeyColumn(name = "audience")
    @Column(name = "scope")
    private Map<String, String> audiences;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    @SuppressWarnings("NullAway.Init") // the rest is taken from the profile
    Account(UserId id, Profile profile, String passwordHash, Instant now) {
        this.id = id.value();
        this.passwordHash = passwordHash;
        this.createdAt = now;
        this.audiences = new HashMap<>();
        this.version = 1;
        take(profile);
    }

    /** The columns that {@link #read} reads, in its order; of what is granted, a line each: the audience, a space, its scopes. */
    static final String COLUMNS =
            "a.id, a.username, a.roles, a.tenant, a.claims, a.enabled, a.locked_until, a.created_at, a.version, a.name, a.email,"
                    + " a.email_verified, a.second_factor,"
                    + " (SELECT string_agg(g.audience || ' ' || g.scope, E'\\n') FROM account_audience g WHERE g.account_id = a.id)";

    /** What a row says that a statement of our own gave, behind some other columns; not the password. */
    @SuppressWarnings("NullAway") // the columns say which of them may be null, as the fields do
    static Account read(ResultSet row, int before) throws SQLException {
        Account read = new Account();
        read.id = row.getObject(before + 1, UUID.class);
        read.username = row.getString(before + 2);
        read.roles = row.getString(before + 3);
        read.tenant = row.getString(before + 4);
        read.claims = row.getString(before + 5);
        read.enabled = row.getBoolean(before + 6);
        read.lockedUntil = Statements.time(row, before + 7);
        read.createdAt = Statements.time(row, before + 8);
        read.version = row.getLong(before + 9);
        read.name = row.getString(before + 10);
        read.email = row.getString(before + 11);
        read.emailVerified = row.getBoolean(before + 12);
        read.secondFactor = row.getBoolean(before + 13);
        read.audiences = granted(row.getString(before + 14));
        return read;
    }

    private static Map<String, String> granted(@Nullable String lines) {
        return lines == null
                ? Map.of()
                : lines.lines()
                        .map(line -> line.split(" ", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
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
        name = profile.details().name();
        email = profile.details().email();
        emailVerified = profile.details().emailVerified();
        Set.copyOf(audiences.keySet()).stream()
                .filter(audience -> !profile.grants().includes(new Audience(audience)))
                .forEach(audiences::remove);
        profile.grants().scopes().forEach((audience, scopes) -> audiences.put(audience.name(), scopes.toString()));
    }

    String passwordHash() {
        return passwordHash;
    }

    User user() {
        Map<Audience, Scopes> granted = new HashMap<>();
        audiences.forEach((audience, scope) ->
                granted.put(new Audience(audience), Scopes.parse(scope).orElse(Scopes.NONE)));
        List<String> roleList = roles.isEmpty() ? List.of() : List.of(roles.split(" "));
        return new User(
                new UserId(id),
                username,
                roleList,
                tenant,
                Grants.of(granted),
                ownClaims(),
                enabled,
                lockedUntil,
                createdAt,
                version,
                secondFactor,
                new PersonalDetails(name, email, emailVerified));
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
