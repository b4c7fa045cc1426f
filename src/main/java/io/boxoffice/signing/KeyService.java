package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.Audience;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import io.boxoffice.vault.Seal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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
    Audiences audiences;

    @Inject
    KeyRing ring;

    @Inject
    Clock clock;

    /** Whether an audience has an active key. */
    public boolean hasActive(Audience audience) {
        return keys.active(audience).isPresent();
    }

    /** Makes a key the first of its audience. If another node was faster, its key stays: that is no failure. */
    public void activateFirst(Audience audience, JWK generated) {
        keys.lock(audience);
        if (keys.active(audience).isEmpty()) {
            SigningKey first = new SigningKey(generated, audience, seal(), clock.instant());
            first.activate(clock.instant());
            keys.add(first);
        }
    }

    /** Stores a key that was made elsewhere, in the state that the administrator wants. */
    public KeyImport.Outcome store(KeyImport.Accepted accepted) {
        Audience audience = accepted.audience();
        keys.lock(audience);
        if (keys.find(accepted.key().getKeyID()).isPresent()) {
            return new KeyImport.Duplicate();
        }
        Instant now = clock.instant();
        SigningKey key = new SigningKey(accepted.key(), audience, seal(), now);
        place(key, accepted.state(), audience, now);
        keys.add(key);
        return new KeyImport.Stored(key.record());
    }

    private void place(SigningKey key, KeyState state, Audience audience, Instant now) {
        Duration lastTokenLives = audiences.policy(audience).accessLifetime().plus(TokenLifetimes.SKEW);
        switch (state) {
            case ACTIVE -> {
                keys.active(audience).ifPresent(present -> present.retire(now, lastTokenLives));
                keys.flush();
                key.activate(now);
            }
            case RETIRING -> key.retire(now, lastTokenLives);
            case ANNOUNCED -> {}
            case RETIRED, REVOKED -> throw new IllegalArgumentException("no state to import into");
        }
    }

    /** Every key, newest first. */
    public List<KeyRecord> list() {
        return keys.all().stream().map(SigningKey::record).toList();
    }

    /** One key by its id. */
    public Optional<KeyRecord> find(String kid) {
        return keys.find(kid).map(SigningKey::record);
    }

    /** The keys of now; what was parsed before is kept. */
    public KeySet read(KeySet present) {
        Instant now = clock.instant();
        List<SigningKey> living =
                keys.living().stream().filter(key -> key.isPublishedAt(now)).toList();
        List<PublishedKey> published = living.stream()
                .map(key -> present.published(key.kid()).orElseGet(key::published))
                .toList();
        Map<Audience, ActiveKey> active = living.stream()
                .filter(key -> key.state() == KeyState.ACTIVE)
                .collect(Collectors.toMap(
                        SigningKey::audience,
                        key -> present.kept(key.audience(), key.kid()).orElseGet(() -> opened(key))));
        return new KeySet(published, active);
    }

    private ActiveKey opened(SigningKey key) {
        return new ActiveKey(key.opened(seal()).orElseThrow());
    }

    private Seal seal() {
        return ring.seal(Purpose.SIGNING);
    }
}
