package io.boxoffice.signing;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of one moment: immutable, replaced as a whole. */
final class KeySnapshot {
    static final KeySnapshot EMPTY = new KeySnapshot(List.of(), Map.of());

    private final Map<KeyId, TrustedKey> trusted;
    private final Map<Audience, ActiveKey> active;
    private final Map<Audience, JwkSet> byAudience;
    private final JwkSet union;

    KeySnapshot(Collection<TrustedKey> trusted, Map<Audience, ActiveKey> active) {
        this.trusted = trusted.stream().collect(Collectors.toUnmodifiableMap(TrustedKey::kid, Function.identity()));
        this.active = Map.copyOf(active);
        this.byAudience = trusted.stream()
                .collect(Collectors.groupingBy(
                        TrustedKey::audience, Collectors.collectingAndThen(Collectors.toList(), JwkSet::of)));
        this.union = JwkSet.of(trusted);
    }

    Optional<TrustedKey> trusted(KeyId kid) {
        return Optional.ofNullable(trusted.get(kid));
    }

    Optional<ActiveKey> active(Audience audience) {
        return Optional.ofNullable(active.get(audience));
    }

    Optional<JwkSet> of(Audience audience) {
        return Optional.ofNullable(byAudience.get(audience));
    }

    JwkSet union() {
        return union;
    }

    /** The active key again if it is still the one with this id: parsed keys are kept, not rebuilt. */
    Optional<ActiveKey> kept(Audience audience, KeyId kid) {
        return active(audience).filter(key -> key.kid().equals(kid));
    }
}
