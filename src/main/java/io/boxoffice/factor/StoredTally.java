package io.boxoffice.factor;

import io.boxoffice.account.LockoutSettings;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wrong second factors of a user since the last right one, from everywhere. The one that is too many locks, for the second factor only;
 * after the lock as many may come again, and the next lock is twice as long.
 */
@Entity
@Table(name = "factor_tally")
class StoredTally {
    @Id
    @Column(name = "account_id")
    private UUID accountId;

    private int failures;
    private int locks;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    @SuppressWarnings("NullAway.Init")
    protected StoredTally() {}

    StoredTally(UserId user) {
        this.accountId = user.value();
    }

    boolean isLockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** One more was wrong; whether it was the one that locks. */
    boolean fail(Instant now, LockoutSettings settings) {
        failures++;
        if (failures < settings.failures()) {
            return false;
        }
        lockedUntil = now.plus(settings.lockAfter(locks));
        locks++;
        failures = 0;
        return true;
    }

    void clear() {
        failures = 0;
        locks = 0;
        lockedUntil = null;
    }

    @Nullable
    Instant lockedUntil() {
        return lockedUntil;
    }
}
