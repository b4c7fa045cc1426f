package io.boxoffice.refresh;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a session's refresh token. It is made live, used once, in the transaction that makes its successor,
 * and stays as the knowledge that it was used.
 */
@Entity
@Table(name = "refresh_token")
@IdClass(RefreshToken.Key.class)
class RefreshToken {
    record Key(UUID session, int generation) {}

    @Id
    @Column(name = "session_id")
    private UUID session;

    @Id
    private int generation;

    @Column(name = "secret_hash")
    private byte[] secretHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway.Init")
    protected RefreshToken() {}

    RefreshToken(RefreshText text, byte[] secretHash, Instant now, Instant expiresAt) {
        this.session = text.session();
        this.generation = text.generation();
        this.secretHash = secretHash;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    byte[] secretHash() {
        return secretHash;
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean isUsed() {
        return usedAt != null;
    }
}
