package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An audience as stored. It is registered by an administrator (the first two by a migration), keeps its
 * name for ever and is never removed; each change of its policy is a new version. A value that is {@code null} is the
 * configured default; durations are in seconds.
 */
@Entity
@Table(name = "audience")
class RegisteredAudience {
    @Id
    private String name;

    private String description;

    @Column(name = "access_token_lifetime")
    private @Nullable Long accessTokenLifetime;

    @Column(name = "refresh_token_idle")
    private @Nullable Long refreshTokenIdle;

    @Column(name = "refresh_token_absolute")
    private @Nullable Long refreshTokenAbsolute;

    @Column(name = "retry_window")
    private @Nullable Long retryWindow;

    @Column(name = "signing_alg")
    private @Nullable String signingAlg;

    @Column(name = "status_list")
    private boolean statusList;

    @Column(name = "max_sessions")
    private @Nullable Integer maxSessions;

    @Column(name = "on_max_sessions")
    private @Nullable String onMaxSessions;

    private @Nullable String resource;

    @Column(name = "resource_key")
    private @Nullable String resourceKey;

    private @Nullable String aud;

    @Column(name = "second_factor")
    private @Nullable String secondFactor;

    private String verifiers;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "audience_scope", joinColumns = @JoinColumn(name = "audience"))
    @MapKeyColumn(name = "scope")
    @Column(name = "description")
    private Map<String, String> scopes;

    private long version;

    @SuppressWarnings("NullAway.Init")
    protected RegisteredAudience() {}

    /** Takes its first values. */
    AudienceRecord begin(OwnPolicy own) {
        take(own);
        return record();
    }

    /** Takes other values, and is another version then. */
    AudienceRecord change(OwnPolicy own) {
        take(own);
        version++;
        return record();
    }

    private void take(OwnPolicy own) {
        description = own.description();
        accessTokenLifetime = seconds(own.accessTokenLifetime());
        refreshTokenIdle = seconds(own.refreshTokenIdle());
        refreshTokenAbsolute = seconds(own.refreshTokenAbsolute());
        retryWindow = seconds(own.retryWindow());
        signingAlg = own.signingAlg() == null ? null : own.signingAlg().wire();
        statusList = own.statusList();
        maxSessions = own.maxSessions();
        onMaxSessions = own.onMaxSessions() == null ? null : own.onMaxSessions().wire();
        resource = own.resource() == null ? null : own.resource().text();
        resourceKey = own.resource() == null ? null : own.resource().key();
        aud = own.aud().wire();
        secondFactor = own.secondFactor() == null ? null : own.secondFactor().wire();
        verifiers = own.verifiers().text();
        scopes.keySet().retainAll(own.scopes().values());
        own.scopes()
                .values()
                .forEach(scope -> scopes.put(scope, own.scopeDescriptions().getOrDefault(scope, "")));
    }

    AudiencePolicy policy(TokenLifetimes defaults, MaxSessions most, Issuer issuer) {
        return own().effective(new Audience(name), defaults, most, issuer);
    }

    AudienceRecord record() {
        return new AudienceRecord(new Audience(name), own(), version);
    }

    private OwnPolicy own() {
        return new OwnPolicy(
                description,
                duration(accessTokenLifetime),
                duration(refreshTokenIdle),
                duration(refreshTokenAbsolute),
                duration(retryWindow),
                Optional.ofNullable(signingAlg).flatMap(SigningAlg::parse).orElse(null),
                statusList,
                maxSessions,
                Optional.ofNullable(onMaxSessions).flatMap(OnMaxSessions::parse).orElse(null),
                Scopes.of(scopes.keySet()),
                described(),
                resource == null ? null : new ResourceUri(resource),
                Optional.ofNullable(aud).flatMap(AudValue::parse).orElse(AudValue.NAME),
                Optional.ofNullable(secondFactor).flatMap(SecondFactor::parse).orElse(null),
                Verifiers.ofStored(verifiers));
    }

    private Map<String, String> described() {
        Map<String, String> described = new TreeMap<>(scopes);
        described.values().removeIf(String::isEmpty);
        return described;
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Duration duration(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
