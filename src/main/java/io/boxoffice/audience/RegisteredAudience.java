package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An audience as it lies in the database. A lifetime, in seconds, that is {@code null} is the configured default. */
@Entity
@Table(name = "audience")
class RegisteredAudience {
    @Id
    private String name;

    @Column(name = "access_token_lifetime")
    private @Nullable Long accessTokenLifetime;

    @Column(name = "refresh_token_idle")
    private @Nullable Long refreshTokenIdle;

    @Column(name = "refresh_token_absolute")
    private @Nullable Long refreshTokenAbsolute;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "audience_scope", joinColumns = @JoinColumn(name = "audience"))
    @Column(name = "scope")
    private Set<String> scopes;

    @SuppressWarnings("NullAway.Init")
    protected RegisteredAudience() {}

    AudiencePolicy policy(TokenLifetimes defaults) {
        return new AudiencePolicy(
                new Audience(name),
                seconds(accessTokenLifetime, defaults.access()),
                seconds(refreshTokenIdle, defaults.refreshIdle()),
                seconds(refreshTokenAbsolute, defaults.refreshAbsolute()),
                Scopes.of(scopes),
                SigningAlg.RS256);
    }

    private static Duration seconds(@Nullable Long own, Duration otherwise) {
        return own == null ? otherwise : Duration.ofSeconds(own);
    }
}
