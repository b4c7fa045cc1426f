package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.vault.KeyRing;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The transactions that move keys through their lives. What is due is asked again inside, under the lock of the purpose:
 * that another node did it meanwhile is an ordinary outcome. A key comes in generated, for that takes long.
 */
@Stateless
public class KeyTransactions {
    /** A node learns of a new key within a second; what it signed with the old one until then must verify too. */
    private static final Duration LATE_SIGNER = Duration.ofSeconds(5);

    /** What a retiring key stays published longer than its last token lives by the issuer's clock. */
    static final Duration MARGIN = TokenLifetimes.SKEW.plus(LATE_SIGNER);

    @Inject
    SigningKeys keys;

    @Inject
    KeyVerifiers verifiers;

    @Inject
    KeySettings settings;

    @Inject
    KeyRing ring;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The keys of every purpose that are not yet history. */
    public Map<KeyPurpose, List<KeyRecord>> living() {
        return keys.living().stream()
                .collect(Collectors.groupingBy(
                        SigningKey::purpose, Collectors.mapping(SigningKey::record, Collectors.toList())));
    }

    /** Takes the step that is due, if it still is. */
    public void advance(KeyPlan plan, Optional<JWK> generated) {
        keys.lock(plan.purpose());
        List<KeyRecord> living =
                keys.living(plan.purpose()).stream().map(SigningKey::record).toList();
        RotationSchedule schedule = settings.schedule(plan.alg());
        switch (schedule.next(living, () -> verifiers.holders(plan.purpose()), clock.instant())) {
            case RotationSchedule.Rest _ -> {}
            case RotationSchedule.Activate next ->
                activate(keys.find(next.kid()).orElseThrow(), next.unconfirmed());
            case RotationSchedule.Begin _ -> generated.ifPresent(key -> activate(add(key, plan), List.of()));
            case RotationSchedule.Announce _ -> generated.ifPresent(key -> add(key, plan));
        }
    }

    /** Announces a key though its time has not come; nothing if one is announced already. */
    public Optional<KeyRecord> announce(KeyPlan plan, JWK generated) {
        keys.lock(plan.purpose());
        boolean announced = keys.living(plan.purpose()).stream().anyMatch(key -> key.state() == KeyState.ANNOUNCED);
        return announced ? Optional.empty() : Optional.of(add(generated, plan).record());
    }

    /**
     * Revokes a key, and activates another if it was the active one: the announced one, or one that was generated. That
     * it was revoked before is no failure.
     *
     * @param plan of the key's purpose
     * @return whether it is done; if not, nothing was changed, and a generated key is needed
     */
    public boolean revoke(KeyPlan plan, KeyId kid, String reason, Optional<JWK> generated) {
        keys.lock(plan.purpose());
        SigningKey key = keys.find(kid).orElseThrow();
        return switch (key.state()) {
            case ACTIVE -> replace(key, reason, plan, generated);
            case ANNOUNCED, RETIRING, RETIRED -> {
                revoke(key, reason);
                yield true;
            }
            case REVOKED -> true;
        };
    }

    /** The keys whose last token has expired leave the key sets, and what the plans allow is remembered. */
    public void tidy(Iterable<KeyPlan> plans) {
        plans.forEach(keys::note);
        keys.retireOver(clock.instant());
    }

    private boolean replace(SigningKey key, String reason, KeyPlan plan, Optional<JWK> generated) {
        Optional<SigningKey> announced = keys.living(plan.purpose()).stream()
                .filter(other -> other.state() == KeyState.ANNOUNCED)
                .min(Comparator.comparing(other -> other.record().announcedSince()));
        Optional<SigningKey> successor = announced.or(() -> generated.map(fresh -> add(fresh, plan)));
        successor.ifPresent(next -> {
            revoke(key, reason);
            keys.flush();
            activate(next, RotationSchedule.awaited(next.record(), verifiers.holders(plan.purpose())));
        });
        return successor.isPresent();
    }

    private void revoke(SigningKey key, String reason) {
        key.revoke(clock.instant(), reason);
        audit.record(key.told(EventType.KEY_REVOKED).because(reason));
        key.purpose().ofAudience().ifPresent(audience -> verifiers.withdraw(audience, key.kid(), clock.instant()));
    }

    private SigningKey add(JWK generated, KeyPlan plan) {
        SigningKey key = new SigningKey(generated, plan.purpose(), ring, plan.longest(), clock.instant());
        keys.add(key);
        audit.record(key.told(EventType.KEY_ANNOUNCED));
        return key;
    }

    private void activate(SigningKey key, List<String> unconfirmed) {
        Instant now = clock.instant();
        keys.active(key.purpose()).ifPresent(present -> present.retire(now, MARGIN));
        keys.flush();
        key.activate(now);
        audit.record(key.told(EventType.KEY_ACTIVATED));
        if (!unconfirmed.isEmpty()) {
            audit.record(key.told(EventType.KEY_ROTATION_UNCONFIRMED)
                    .because("without a sign of " + String.join(", ", unconfirmed)));
        }
    }
}
