package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
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
    KeyPlans plans;

    @Inject
    Keys keys;

    @Inject
    KeyVerifiers verifiers;

    @Inject
    KeySettings settings;

    @Inject
    Clock clock;

    /** Takes every step that is due, a first key for a purpose without one among them. */
    public void advance() {
        Map<KeyPurpose, List<KeyRecord>> living = service.living();
        for (KeyPlan plan : plans.all()) {
            advance(plan, living.getOrDefault(plan.purpose(), List.of()));
        }
        service.tidy(plans.all());
        keys.renew();
    }

    private void advance(KeyPlan plan, List<KeyRecord> living) {
        RotationSchedule schedule = settings.schedule(plan.alg());
        switch (schedule.next(living, () -> verifiers.holders(plan.purpose()), clock.instant())) {
            case RotationSchedule.Rest _ -> {}
            case RotationSchedule.Activate _ -> service.advance(plan, Optional.empty());
            case RotationSchedule.Begin _ -> service.advance(plan, Optional.of(generate(plan)));
            case RotationSchedule.Announce _ -> service.advance(plan, Optional.of(generate(plan)));
        }
    }

    /** Announces the next key of a purpose now; nothing if one is announced already. */
    public Optional<AnnouncedKey> rotate(KeyPlan plan) {
        JWK generated = generate(plan);
        Optional<KeyRecord> announced = service.announce(plan, generated);
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
        Optional<KeyPlan> plan = stored.purpose(kid).map(plans::of);
        plan.ifPresent(known -> revoke(known, kid, reason));
        return plan.isPresent();
    }

    /** Revokes every key that was made before a time: what they signed is refused from now on. */
    public void revokeAllBefore(Instant time) {
        for (KeyId kid : stored.livingBefore(time)) {
            revoke(kid, "everything issued before " + time + " is invalid");
        }
    }

    private void revoke(KeyPlan plan, KeyId kid, String reason) {
        if (!service.revoke(plan, kid, reason, Optional.empty())) {
            service.revoke(plan, kid, reason, Optional.of(generate(plan)));
        }
        keys.renew();
    }

    private JWK generate(KeyPlan plan) {
        return NewKey.of(plan.alg(), settings.rsaBits());
    }
}
