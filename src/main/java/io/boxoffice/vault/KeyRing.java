package io.boxoffice.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** The opened ring, in memory, and the master key that has opened it. It is opened once at start, before anything asks for a key. */
@ApplicationScoped
public class KeyRing {
    @Inject
    RingKeys ringKeys;

    private volatile Map<Purpose, byte[]> keys = Map.of();
    private volatile Optional<MasterKey> opener = Optional.empty();

    /** Opens the ring, or makes it in a new database; {@link WrongMasterKey} if it does not open. */
    public void open(MasterKey master) {
        keys = ringKeys.open(master);
        opener = Optional.of(master);
    }

    /**
     * Seals what is still sealed under the previous master key of this node under its present one. The keys themselves stay, so no node has to
     * be told.
     *
     * @return nothing if something is sealed under neither; then nothing has changed
     */
    public Optional<Resealed> reseal() {
        return opener.flatMap(ringKeys::reseal);
    }

    /** The 32 bytes for a purpose. */
    public byte[] key(Purpose purpose) {
        byte[] key = keys.get(purpose);
        if (key == null) {
            throw new IllegalStateException("the key ring is not open");
        }
        return key.clone();
    }

    /** A seal under the key of a purpose. */
    public Encryption seal(Purpose purpose) {
        return new Encryption(key(purpose));
    }
}
