package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rotates and revokes keys: generates what is needed outside of the transactions, and has this node know at once. */
@Dependent
public class KeyRotator {
    @Inject
    KeyTransactions service;

    @Inject
    KeyService stored;

    @Inject
    Audiences audiences;

    @Inject
    Keys keys;

    @Inject
    KeySettings settings;

    @Inject
    Clock clock;

    /** Takes every step that is due, a first key for an audience without one among them. */
    public void advance() {
        Map<Audience, List<KeyRecord>> living = service.living();
        for (AudiencePolicy policy : audiences.all().values()) {
            advance(policy, living.getOrDefault(policy.audience(), List.of()));
        }
        service.tidy(List.copyOf(audiences.all().values()));
        keys.renew();
    }

    private void advance(AudiencePolicy policy, List<KeyRecord> living) {
        switch (settings.schedule(policy.signingAlg()).next(living, clock.instant())) {
            case RotationSchedule.Rest _ -> {}
            case RotationSchedule.Activate _ -> service.advance(policy, Optional.empty());
            case RotationSchedule.Begin _ -> service.advance(policy, Optional.of(generate(policy)));
            case RotationSchedule.Announce _ -> service.advance(policy, Optional.of(generate(policy)));
        }
    }

    /** Announces the next key of an audience now; nothing if one is announced already. */
    public Optional<AnnouncedKey> rotate(AudiencePolicy policy) {
        JWK generated = generate(policy);
        Optional<KeyRecord> announced = service.announce(policy, generated);
        keys.renew();
        return announced.map(key -> AnnouncedKey.of(key, generated));
    }

    /**
     * Revokes a key: out of the key sets, its tokens refused, and another one active if it was. Cannot be undone.
     *
     * @param reason why, for the operators
     * @return whether there is a key of this id
     */
    public boolean revoke(KeyId kid, String reason) {
        Optional<AudiencePolicy> policy = stored.find(kid).map(key -> audiences.policy(new Audience(key.audience())));
        policy.ifPresent(known -> revoke(known, kid, reason));
        return policy.isPresent();
    }

    /** Revokes every key that was made before a time: what they signed is refused from now on. */
    public void revokeAllBefore(Instant time) {
        for (KeyId kid : stored.livingBefore(time)) {
            revoke(kid, "everything issued before " + time + " is invalid");
        }
    }

    private void revoke(AudiencePolicy policy, KeyId kid, String reason) {
        if (!service.revoke(policy, kid, reason, Optional.empty())) {
            service.revoke(policy, kid, reason, Optional.of(generate(policy)));
        }
        keys.renew();
    }

    private JWK generate(AudiencePolicy policy) {
        return NewKey.of(policy.signingAlg(), settings.rsaBits());
    }
}
