package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
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
 * The transactions that move keys through their lives. What is due is asked again inside, under the lock of the audience:
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
    KeySettings settings;

    @Inject
    KeyRing ring;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The keys of every audience that are not yet history. */
    public Map<Audience, List<KeyRecord>> living() {
        return keys.living().stream()
                .collect(Collectors.groupingBy(
                        SigningKey::audience, Collectors.mapping(SigningKey::record, Collectors.toList())));
    }

    /** Takes the step that is due, if it still is. */
    public void advance(AudiencePolicy policy, Optional<JWK> generated) {
        Audience audience = policy.audience();
        keys.lock(audience);
        List<KeyRecord> living =
                keys.living(audience).stream().map(SigningKey::record).toList();
        switch (settings.schedule(policy.signingAlg()).next(living, clock.instant())) {
            case RotationSchedule.Rest _ -> {}
            case RotationSchedule.Activate next ->
                activate(keys.find(next.kid()).orElseThrow());
            case RotationSchedule.Begin _ -> generated.ifPresent(key -> activate(add(key, policy)));
            case RotationSchedule.Announce _ -> generated.ifPresent(key -> add(key, policy));
        }
    }

    /** Announces a key though its time has not come; nothing if one is announced already. */
    public Optional<KeyRecord> announce(AudiencePolicy policy, JWK generated) {
        keys.lock(policy.audience());
        boolean announced = keys.living(policy.audience()).stream().anyMatch(key -> key.state() == KeyState.ANNOUNCED);
        return announced ? Optional.empty() : Optional.of(add(generated, policy).record());
    }

    /**
     * Revokes a key, and activates another if it was the active one: the announced one, or one that was generated. That
     * it was revoked before is no failure.
     *
     * @param policy of the key's audience
     * @return whether it is done; if not, nothing was changed, and a generated key is needed
     */
    public boolean revoke(AudiencePolicy policy, KeyId kid, String reason, Optional<JWK> generated) {
        keys.lock(policy.audience());
        SigningKey key = keys.find(kid).orElseThrow();
        return switch (key.state()) {
            case ACTIVE -> replace(key, reason, policy, generated);
            case ANNOUNCED, RETIRING, RETIRED -> {
                revoke(key, reason);
                yield true;
            }
            case REVOKED -> true;
        };
    }

    /** The keys whose last token has expired leave the key sets, and what the policies allow is remembered. */
    public void tidy(Iterable<AudiencePolicy> policies) {
        policies.forEach(policy -> keys.note(policy.audience(), policy.accessLifetime()));
        keys.retireOver(clock.instant());
    }

    private boolean replace(SigningKey key, String reason, AudiencePolicy policy, Optional<JWK> generated) {
        Optional<SigningKey> announced = keys.living(policy.audience()).stream()
                .filter(other -> other.state() == KeyState.ANNOUNCED)
                .min(Comparator.comparing(other -> other.record().announcedSince()));
        Optional<SigningKey> successor = announced.or(() -> generated.map(fresh -> add(fresh, policy)));
        successor.ifPresent(next -> {
            revoke(key, reason);
            keys.flush();
            activate(next);
        });
        return successor.isPresent();
    }

    private void revoke(SigningKey key, String reason) {
        key.revoke(clock.instant(), reason);
        audit.record(Event.of(EventType.KEY_REVOKED, key.kid().value())
                .at(key.audience())
                .because(reason));
    }

    private SigningKey add(JWK generated, AudiencePolicy policy) {
        SigningKey key = new SigningKey(generated, policy.audience(), ring, policy.accessLifetime(), clock.instant());
        keys.add(key);
        audit.record(Event.of(EventType.KEY_ANNOUNCED, key.kid().value()).at(policy.audience()));
        return key;
    }

    private void activate(SigningKey key) {
        Instant now = clock.instant();
        keys.active(key.audience()).ifPresent(present -> present.retire(now, MARGIN));
        keys.flush();
        key.activate(now);
        audit.record(Event.of(EventType.KEY_ACTIVATED, key.kid().value()).at(key.audience()));
    }
}
