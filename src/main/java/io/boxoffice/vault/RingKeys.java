package io.boxoffice.vault;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/**
 * The transaction that opens the ring, makes what is missing of it, once, however many nodes start together, and seals it
 * anew, all keys or none, when the master key is another.
 */
@Stateless
public class RingKeys {
    private static final Logger LOG = System.getLogger(RingKeys.class.getName());
    private static final int KEY_BYTES = 32;
    private static final long RING_LOCK = 0x626f_786f_0001L;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** Every key of the ring, opened; {@link WrongMasterKey} if the ring was sealed under another one. */
    public Map<Purpose, byte[]> open(MasterKey master) {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)")
                .setParameter(1, RING_LOCK)
                .getSingleResult();
        Map<Purpose, byte[]> keys = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            keys.put(purpose, openOrMake(master, purpose));
        }
        return keys;
    }

    private byte[] openOrMake(MasterKey master, Purpose purpose) {
        RingKey row = entities.find(RingKey.class, purpose.wire());
        if (row == null) {
            return make(master, purpose);
        }
        byte[] key = master.open(row.sealed(), purpose).orElseThrow(WrongMasterKey::new);
        if (!master.hasSealed(row.sealed(), purpose)) {
            row.seal(master.seal(key, purpose));
            LOG.log(Level.INFO, "The ring's key " + purpose.wire() + " was sealed anew: the old master key may go.");
        }
        return key;
    }

    private byte[] make(MasterKey master, Purpose purpose) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        entities.persist(new RingKey(purpose, master.seal(key, purpose), clock.instant()));
        return key;
    }
}
