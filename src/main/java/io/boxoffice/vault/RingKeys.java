package io.boxoffice.vault;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** The transaction that opens the ring, and makes what is missing of it: once, however many nodes start together. */
@Stateless
public class RingKeys {
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
        return master.open(row.sealed(), purpose).orElseThrow(WrongMasterKey::new);
    }

    private byte[] make(MasterKey master, Purpose purpose) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        entities.persist(new RingKey(purpose, master.seal(key, purpose), clock.instant()));
        return key;
    }
}
