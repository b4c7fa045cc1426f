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
 * A session is a family of refresh tokens: one login, one user, one audience. It begins with a login and its first
 * generation; each refresh rewrites the row with the next one. It is over at its absolute end, when it was idle for too
 * long, or when it is ended before; nothing brings it back. Rotation writes past this object, by one conditional update.
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
    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "absolute_end")
    private Instant absoluteEnd;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private int generation;

    @Column(name = "secret_hash")
    private byte[] secretHash;

    private byte[] waypoints;

    @Column(name = "rotated_at")
    private Instant rotatedAt;

    @Column(name = "idle_end")
    private Instant idleEnd;

    @Column(name = "access_jti")
    private String accessJti;

    @Column(name = "access_issued_at")
    private Instant accessIssuedAt;

    @Column(name = "access_expires_at")
    private Instant accessExpiresAt;

    /** The last end of any access token of this session. */
    @Column(name = "access_end")
    private Instant accessEnd;

    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    Session(SessionFacts facts, Device client, byte[] secretHash, TokenTimes lives, AccessTokenStamp access) {
        this.id = facts.id();
        this.accountId = facts.accountId();
        this.audience = facts.audience().name();
        this.scope = facts.scope().toString();
        this.address = client.address();
        this.userAgent = client.userAgent();
        this.createdAt = lives.now();
        this.absoluteEnd = lives.absoluteEnd();
        this.generation = 1;
        this.secretHash = secretHash;
        this.waypoints = new byte[0];
        this.rotatedAt = lives.now();
        this.idleEnd = lives.idleEnd();
        this.accessJti = access.jti();
        this.accessIssuedAt = access.issuedAt();
        this.accessExpiresAt = access.expiresAt();
        this.accessEnd = access.expiresAt();
    }

    boolean isEnded() {
        return endedAt != null;
    }

    boolean isOverAt(Instant now) {
        return isEnded() || !now.isBefore(absoluteEnd) || !now.isBefore(idleEnd);
    }

    UUID id() {
        return id;
    }

    int generation() {
        return generation;
    }

    byte[] secretHash() {
        return secretHash;
    }

    Waypoints waypoints() {
        return new Waypoints(waypoints);
    }

    Instant rotatedAt() {
        return rotatedAt;
    }

    Instant absoluteEnd() {
        return absoluteEnd;
    }

    Instant idleEnd() {
        return idleEnd;
    }

    Instant accessEnd() {
        return accessEnd;
    }

    Audience audience() {
        return new Audience(audience);
    }

    AccessTokenStamp access() {
        return new AccessTokenStamp(accessJti, accessIssuedAt, accessExpiresAt);
    }

    SessionFacts facts() {
        return new SessionFacts(id, accountId, audience(), Scopes.parse(scope).orElse(Scopes.NONE));
    }

    SessionRecord record() {
        return new SessionRecord(id, accountId, audience, createdAt, rotatedAt, idleEnd, address, userAgent);
    }
}
