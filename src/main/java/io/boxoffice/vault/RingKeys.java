package io.boxoffice.vault;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transactions on the ring: one opens it and makes what is missing of it, once, however many nodes start together; the other one
 * seals it anew, all keys or none, when the master key is another. A start leaves the seals alone, so that nodes which have the old master
 * key only can start as long as there are any.
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

    @Inject
    Audit audit;

    /** Every key of the ring, opened; {@link WrongMasterKey} if the ring was sealed under another one. */
    public Map<Purpose, byte[]> open(MasterKey master) {
        lock();
        Map<Purpose, byte[]> keys = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            keys.put(purpose, openOrMake(master, purpose));
        }
        if (!all().stream().allMatch(master::hasSealed)) {
            LOG.log(Level.WARNING, "The key ring is sealed under boxoffice.master.key.previous: have it sealed anew.");
        }
        return keys;
    }

    /**
     * Seals every key that is sealed under the previous master key under the present one, those too whose purpose only a later release knows.
     *
     * @return nothing, and nothing has changed, if one is sealed under neither
     */
    public Optional<Resealed> reseal(MasterKey master) {
        lock();
        Map<RingKey, byte[]> anew = new HashMap<>();
        List<RingKey> all = all();
        for (RingKey key : all) {
            Optional<byte[]> sealed = master.sealedAnew(key);
            if (sealed.isEmpty()) {
                return Optional.empty();
            }
            if (!master.hasSealed(key)) {
                anew.put(key, sealed.get());
            }
        }
        anew.forEach(RingKey::seal);
        if (!anew.isEmpty()) {
            audit.record(Event.of(EventType.KEY_RING_SEALED, "key_ring").because(anew.size() + " keys"));
        }
        return Optional.of(new Resealed(all.size(), anew.size(), master.hasPrevious()));
    }

    private void lock() {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)")
                .setParameter(1, RING_LOCK)
                .getSingleResult();
    }

    private List<RingKey> all() {
        return entities.createQuery("SELECT k FROM RingKey k", RingKey.class).getResultList();
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
