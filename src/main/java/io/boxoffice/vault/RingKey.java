package io.boxoffice.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One key of the ring as stored: sealed under the master key, made once, re-sealed under a new one. */
@Entity
@Table(name = "key_ring")
class RingKey {
    @Id
    private String purpose;

    private byte[] sealed;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected RingKey() {}

    RingKey(Purpose purpose, byte[] sealed, Instant now) {
        this.purpose = purpose.wire();
        this.sealed = sealed;
        this.createdAt = now;
    }

    /** Puts the same key under another master key. */
    void seal(byte[] anew) {
        sealed = anew;
    }

    byte[] sealed() {
        return sealed;
    }

    Instant createdAt() {
        return createdAt;
    }

    String purpose() {
        return purpose;
    }
}
