package io.boxoffice.account;

import io.boxoffice.hash.ForeignHash;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Semaphore;

/**
 * A password hash that was made elsewhere as it is stored: sealed, for no pepper stands before it, and a copy of the database must
 * test no guess at it either. The looks of a node take 256 MiB together at the most; who finds them taken waits, in their turn.
 */
@Dependent
class SealedHash {
    private static final String PREFIX = "foreign:";
    private static final String ASSOCIATED = "boxoffice/account/foreign-hash";
    static final int MOST_KIBIBYTES = 2 * ForeignHash.MOST_KIBIBYTES;
    static final Semaphore MEMORY = new Semaphore(MOST_KIBIBYTES, true);

    @Inject
    KeyRing ring;

    /** Whether a stored hash is one of these. */
    static boolean isOne(String stored) {
        return stored.startsWith(PREFIX);
    }

    /** What to store of a hash. */
    String of(ForeignHash hash) {
        byte[] text = hash.reveal().getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = ring.seal(Purpose.FOREIGN_HASH).close(text, ASSOCIATED);
        return PREFIX + Base64.getEncoder().encodeToString(sealed);
    }

    /** Whether a password is the one of a stored hash. */
    boolean matches(Password password, String stored) {
        ForeignHash hash = opened(stored);
        MEMORY.acquireUninterruptibly(hash.kibibytes());
        try {
            return hash.matches(password.utf8());
        } finally {
            MEMORY.release(hash.kibibytes());
        }
    }

    private ForeignHash opened(String stored) {
        return ring.seal(Purpose.FOREIGN_HASH)
                .open(Base64.getDecoder().decode(stored.substring(PREFIX.length())), ASSOCIATED)
                .flatMap(text -> ForeignHash.parse(new String(text, StandardCharsets.US_ASCII)))
                .filter(ForeignHash::isAffordable)
                .orElseThrow(() -> new IllegalStateException("a stored hash of elsewhere does not open"));
    }
}
