package io.boxoffice.signing;

import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.vault.Encryption;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The transactions on signing keys. A key is generated outside of them: it takes long, and holds no lock meanwhile. */
@Stateless
public class KeyService {
    @Inject
    SigningKeys keys;

    @Inject
    DecoyRows decoys;

    @Inject
    Audiences audiences;

    @Inject
    KeyRing ring;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Stores a key that was made elsewhere, in the state that the administrator wants. */
    public KeyImport.Outcome store(KeyImport.Accepted accepted) {
        KeyPlan plan = KeyPlan.of(audiences.policy(accepted.audience()));
        keys.lockImports();
        keys.lock(plan.purpose());
        if (keys.find(new KeyId(accepted.key().getKeyID())).isPresent()
                || keys.has(Thumbprint.of(accepted.key(), ring))) {
            return new KeyImport.Duplicate();
        }
        Instant now = clock.instant();
        SigningKey key = new SigningKey(accepted.key(), plan.purpose(), ring, plan.longest(), now);
        place(key, accepted.state(), now);
        keys.add(key);
        audit.record(
                key.told(EventType.KEY_IMPORTED).because("as " + key.state().wire()));
        return new KeyImport.Stored(key.record());
    }

    private void place(SigningKey key, KeyState state, Instant now) {
        switch (state) {
            case ACTIVE -> {
                keys.active(key.purpose()).ifPresent(present -> present.retire(now, KeyTransactions.MARGIN));
                keys.flush();
                key.activate(now);
            }
            case RETIRING -> key.retire(now, TokenLifetimes.SKEW);
            case ANNOUNCED -> {}
            case RETIRED, REVOKED -> throw new IllegalArgumentException("no state to import into");
        }
    }

    /**
     * Keys in the order of their ids.
     *
     * @param kid the id behind which to begin; an empty one for the first
     */
    public List<KeyRecord> after(String kid, int count) {
        return keys.after(kid, count).stream().map(SigningKey::record).toList();
    }

    /** One key by its id. */
    public Optional<KeyRecord> find(KeyId kid) {
        return keys.find(kid).map(SigningKey::record);
    }

    /** The keys of an audience that stand in its key set now. */
    public List<KeyRecord> published(Audience audience) {
        Instant now = clock.instant();
        return keys.living(new KeyPurpose.AccessTokens(audience)).stream()
                .filter(key -> key.isPublishedAt(now))
                .map(SigningKey::record)
                .filter(KeyRecord::isPublic)
                .toList();
    }

    /** What a key signs. */
    public Optional<KeyPurpose> purpose(KeyId kid) {
        return keys.find(kid).map(SigningKey::purpose);
    }

    /** Whether a shared secret signs for an audience now, or is announced to. */
    public boolean signsWithSecret(Audience audience) {
        return keys.living(new KeyPurpose.AccessTokens(audience)).stream()
                .filter(key -> key.state() != KeyState.RETIRING)
                .anyMatch(key -> key.record().alg().equals(SigningAlg.HS256.wire()));
    }

    /** How many keys there are in each state. */
    public Map<KeyState, Long> countByState() {
        return keys.countByState();
    }

    /** The ids of the keys that were made before a time and are not yet history. */
    public List<KeyId> livingBefore(Instant time) {
        return keys.living().stream()
                .filter(key -> key.record().createdAt().isBefore(time))
                .map(SigningKey::kid)
                .toList();
    }

    /** The keys of now; what was parsed before is kept. */
    public KeySnapshot read(KeySnapshot present) {
        Instant now = clock.instant();
        List<SigningKey> living =
                keys.living().stream().filter(key -> key.isPublishedAt(now)).toList();
        List<TrustedKey> trusted = living.stream()
                .map(key -> present.published(key.kid()).orElseGet(() -> key.trusted(seal())))
                .toList();
        Map<KeyPurpose, ActiveKey> active = living.stream()
                .filter(key -> key.state() == KeyState.ACTIVE)
                .collect(Collectors.toMap(
                        SigningKey::purpose,
                        key -> present.kept(key.purpose(), key.kid()).orElseGet(() -> opened(key))));
        return new KeySnapshot(trusted, active, decoys.published(now));
    }

    private ActiveKey opened(SigningKey key) {
        return new ActiveKey(key.opened(seal()).orElseThrow());
    }

    private Encryption seal() {
        return ring.seal(Purpose.SIGNING);
    }
}
