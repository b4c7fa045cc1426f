package io.boxoffice.clients;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keyed hash of a secret of a client, in one of its two slots. It is made and removed, and never changed. */
@Entity
@Table(name = "client_secret")
class StoredSecret {
    @Id
    private UUID id;

    @Column(name = "client_id")
    private String clientId;

    private short slot;
    private byte[] hash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredSecret() {}

    StoredSecret(String clientId, int slot, SecretHash hash, Instant createdAt, @Nullable Instant expiresAt) {
        this.id = UuidCreator.getTimeOrderedEpoch(createdAt);
        this.clientId = clientId;
        this.slot = (short) slot;
        this.hash = hash.bytes();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    String clientId() {
        return clientId;
    }

    int slot() {
        return slot;
    }

    ClientSecret secret() {
        return new ClientSecret(id, new SecretHash(hash), createdAt, expiresAt);
    }
}
