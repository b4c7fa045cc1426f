package io.boxoffice.signing;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of one moment: immutable, replaced as a whole. */
final class KeySnapshot {
    static final KeySnapshot EMPTY = new KeySnapshot(List.of(), Map.of(), List.of());

    private final Map<KeyId, TrustedKey> published;
    private final Map<KeyPurpose, ActiveKey> active;
    private final Map<KeyPurpose, JwkSet> byPurpose;
    private final JwkSet union;

    /**
     * Keys of one moment.
     *
     * @param decoys stand in the set of their audience and are trusted by nobody here
     */
    KeySnapshot(Collection<TrustedKey> published, Map<KeyPurpose, ActiveKey> active, Collection<Decoy> decoys) {
        this.published = published.stream().collect(Collectors.toUnmodifiableMap(TrustedKey::kid, Function.identity()));
        this.active = Map.copyOf(active);
        this.byPurpose = published.stream().collect(Collectors.groupingBy(TrustedKey::purpose)).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> JwkSet.of(entry.getValue(), of(entry.getKey(), decoys))));
        this.union = JwkSet.of(published);
    }

    private static List<Decoy> of(KeyPurpose purpose, Collection<Decoy> decoys) {
        return decoys.stream()
                .filter(decoy -> purpose.equals(new KeyPurpose.AccessTokens(decoy.audience())))
                .toList();
    }

    /** The key of this id, whatever it signs. */
    Optional<TrustedKey> published(KeyId kid) {
        return Optional.ofNullable(published.get(kid));
    }

    /** The key of this id, if it signs access tokens. */
    Optional<TrustedKey> ofAccessTokens(KeyId kid) {
        return published(kid).filter(key -> switch (key.purpose()) {
            case KeyPurpose.AccessTokens _ -> true;
            case KeyPurpose.IdTokens _ -> false;
        });
    }

    /** The key of this id, if it signs ID tokens. */
    Optional<TrustedKey> ofIdTokens(KeyId kid) {
        return published(kid).filter(key -> switch (key.purpose()) {
            case KeyPurpose.AccessTokens _ -> false;
            case KeyPurpose.IdTokens _ -> true;
        });
    }

    Optional<ActiveKey> active(KeyPurpose purpose) {
        return Optional.ofNullable(active.get(purpose));
    }

    Optional<JwkSet> of(Audience audience) {
        return Optional.ofNullable(byPurpose.get(new KeyPurpose.AccessTokens(audience)));
    }

    /** The algorithms in which ID tokens are signed now, in the order of their declaration. */
    List<SigningAlg> idTokenAlgs() {
        return Arrays.stream(SigningAlg.values())
                .filter(alg -> active.containsKey(new KeyPurpose.IdTokens(alg)))
                .toList();
    }

    JwkSet union() {
        return union;
    }

    /** The active key again if it is still the one with this id: parsed keys are kept, not rebuilt. */
    Optional<ActiveKey> kept(KeyPurpose purpose, KeyId kid) {
        return active(purpose).filter(key -> key.kid().equals(kid));
    }
}
