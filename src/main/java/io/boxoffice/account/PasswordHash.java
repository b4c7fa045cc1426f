package io.boxoffice.account;

import io.boxoffice.hash.Argon2id;
import io.boxoffice.hash.ForeignHash;
import io.boxoffice.metrics.Timed;
import io.boxoffice.metrics.Timings;
import io.boxoffice.oauth.Secret;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Argon2id (RFC 9106) with 19 MiB and 2 passes, its parameters inside the hash; before it a keyed step, HMAC-SHA-256
 * under the ring's pepper, so that the database alone tests no guess. A user from elsewhere has the hash of there until their
 * first good login ({@link SealedHash}).
 */
@ApplicationScoped
public class PasswordHash {
    static final Argon2id ARGON2ID = new Argon2id(2, 19 * 1024);
    private static final String HMAC = "HmacSHA256";

    @Inject
    KeyRing ring;

    @Inject
    SealedHash foreign;

    @Inject
    Timings timings;

    private String nobody;

    @SuppressWarnings("NullAway.Init")
    public PasswordHash() {}

    @PostConstruct
    void prepare() {
        nobody = ARGON2ID.hash(
                peppered(Password.of(new Secret("the password of nobody")).orElseThrow()));
    }

    /** The hash to store; only who has a turn may hash. */
    String hash(FairQueue.Turn turn, Password password) {
        return timings.of(Timed.PASSWORD_HASH, () -> ARGON2ID.hash(peppered(password)));
    }

    /** Whether a password is the one of a stored hash. */
    boolean matches(FairQueue.Turn turn, Password password, String stored) {
        return timings.of(
                Timed.PASSWORD_HASH,
                () -> SealedHash.isOne(stored)
                        ? foreign.matches(password, stored)
                        : ARGON2ID.matches(peppered(password), stored));
    }

    /** Does the work of {@link #matches} for a user that is not there, so that time tells nothing. */
    void matchesNobody(FairQueue.Turn turn, Password password) {
        matches(turn, password, nobody);
    }

    /** Whether a hash was made elsewhere, or with other parameters than today's. */
    boolean isOutdated(String stored) {
        return ARGON2ID.isOutdated(stored);
    }

    /** What to store of a hash that was made elsewhere. */
    String stored(ForeignHash taken) {
        return foreign.of(taken);
    }

    private byte[] peppered(Password password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(ring.key(Purpose.PEPPER), HMAC));
            return mac.doFinal(password.utf8());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }
}
