package io.boxoffice.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tries at a user's password since it was last right, from everywhere or from one network that is known to be theirs. A
 * try is counted before its password is looked at, so that of any number at once no more than may be are looked at. The
 * last that may be locks when it fails. After the lock as many may come again; the next lock is twice as long. A right
 * password clears it all.
 */
@Entity
@Table(name = "login_tally")
class Tally {
    /** The network of the tally that counts whatever comes from no known one. */
    static final String EVERYWHERE = "";

    /** A try that has not come to an end by now never will: its node has died, and it counts as failed. */
    private static final Duration LONGEST_TRY = Duration.ofSeconds(30);

    /** What may become of a try. */
    enum Try {
        /** The password is looked at. */
        COUNTS,
        /** The password is looked at, and if it is wrong, {@link #lock} follows. */
        DECIDES,
        /** It is refused whatever the password. */
        REFUSED,
        /** The same, and {@link #lock} follows: the try that was to decide never came to an end. */
        REFUSED_DECIDES
    }

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String network;
    private int tries;
    private int locks;

    @Column(name = "tried_at")
    private Instant triedAt;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    @SuppressWarnings("NullAway.Init")
    protected Tally() {}

    Tally(UserId user, String network, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.accountId = user.value();
        this.network = network;
        this.triedAt = now;
    }

    /** Counts a try, if there may be one. */
    Try tryAt(Instant now, LockoutSettings settings) {
        if (isLockedAt(now)) {
            touch(now); // one more write, as for every other try: time tells nothing
            return Try.REFUSED;
        }
        if (tries >= settings.failures()) {
            return now.isAfter(triedAt.plus(LONGEST_TRY)) ? Try.REFUSED_DECIDES : Try.REFUSED;
        }
        tries++;
        triedAt = now;
        return tries == settings.failures() ? Try.DECIDES : Try.COUNTS;
    }

    /** Locks, unless a right password came, or another lock, since the try that decides; whether it did. */
    boolean lock(Instant now, LockoutSettings settings) {
        if (tries < settings.failures()) {
            return false;
        }
        lockedUntil = now.plus(settings.lockAfter(locks));
        locks++;
        tries = 0;
        return true;
    }

    /** A right password: nothing counts any more; whether it was, or had been, locked. */
    boolean clear(Instant now) {
        boolean wasLocked = lockedUntil != null;
        tries = 0;
        locks = 0;
        lockedUntil = null;
        triedAt = now;
        return wasLocked;
    }

    /** Says that it was of use, without counting. */
    void touch(Instant now) {
        triedAt = now;
    }

    boolean isLockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    boolean isOfAKnownNetwork() {
        return !network.equals(EVERYWHERE);
    }

    UUID id() {
        return id;
    }

    UserId user() {
        return new UserId(accountId);
    }

    String network() {
        return network;
    }

    @Nullable
    Instant lockedUntil() {
        return lockedUntil;
    }
}
