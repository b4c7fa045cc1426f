package io.boxoffice.factor;

import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seed as stored, sealed. It is made, waits for its first right code, and is a factor from then on, until another one takes its place or
 * it is removed. Its last step only ever grows.
 */
@Entity
@Table(name = "totp")
class StoredTotp {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private byte[] seed;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @Column(name = "last_step")
    private long lastStep;

    @SuppressWarnings("NullAway.Init")
    protected StoredTotp() {}

    StoredTotp(UUID id, UserId user, byte[] seed, Instant now) {
        this.id = id;
        this.accountId = user.value();
        this.seed = seed;
        this.createdAt = now;
        this.lastStep = -1;
    }

    void use(long step, Instant now) {
        lastStep = step;
        usedAt = now;
    }

    void confirm(long step, Instant now) {
        use(step, now);
        confirmedAt = now;
    }

    UUID id() {
        return id;
    }

    byte[] seed() {
        return seed;
    }

    long lastStep() {
        return lastStep;
    }

    Factor factor() {
        return new Factor(
                id, FactorKind.TOTP, Optional.empty(), createdAt, Optional.ofNullable(usedAt), Optional.empty());
    }
}
