package io.boxoffice.refresh;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session is a family of refresh tokens: one login, one user, one audience. It begins with a login, each refresh uses
 * it, and it is over at its absolute end, or when it is ended before; nothing brings it back.
 */
@Entity
@Table(name = "session")
class Session {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String audience;
    private String scope;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "absolute_end")
    private Instant absoluteEnd;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    Session(UUID id, UUID accountId, Audience audience, Scopes scope, Client client, Instant now, Instant absoluteEnd) {
        this.id = id;
        this.accountId = accountId;
        this.audience = audience.name();
        this.scope = scope.toString();
        this.address = client.address();
        this.userAgent = client.userAgent();
        this.createdAt = now;
        this.absoluteEnd = absoluteEnd;
    }

    boolean isOverAt(Instant now) {
        return endedAt != null || !now.isBefore(absoluteEnd);
    }

    Instant absoluteEnd() {
        return absoluteEnd;
    }

    Audience audience() {
        return new Audience(audience);
    }

    SessionFacts facts() {
        return new SessionFacts(id, accountId, audience(), Scopes.parse(scope).orElse(Scopes.NONE));
    }
}
