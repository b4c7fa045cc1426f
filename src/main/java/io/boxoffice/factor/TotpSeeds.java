package io.boxoffice.factor;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** Seals the seeds of one-time codes to their row and their user, and opens them for a look at a code. */
@Dependent
class TotpSeeds {
    @Inject
    KeyRing ring;

    /** A seed of a user as it is stored, which waits for its first right code. */
    StoredTotp sealed(TotpSeed seed, UserId user, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        byte[] closed = ring.seal(Purpose.FACTOR_SEED).close(seed.bytes(), associated(id, user));
        return new StoredTotp(id, user, closed, now);
    }

    /** The step of which a text is the code, later than the last that was taken; nothing if it is none, or of no step near now. */
    OptionalLong step(StoredTotp totp, UserId user, Secret code, Instant now) {
        return ring.seal(Purpose.FACTOR_SEED)
                .open(totp.seed(), associated(totp.id(), user))
                .map(TotpSeed::new)
                .orElseThrow(() -> new IllegalStateException("the seed " + totp.id() + " does not open"))
                .step(code.reveal(), now, totp.lastStep());
    }

    private static String associated(UUID id, UserId user) {
        return "boxoffice/totp/" + id + "/" + user;
    }
}
