package io.boxoffice.signing;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of this node, in memory: who signs asks here, who verifies asks here, and no request waits for the database.
 * What another node changed is read within a second.
 */
@ApplicationScoped
public class Keys {
    @Inject
    KeyService service;

    private volatile KeySnapshot current = KeySnapshot.EMPTY;

    /**
     * Reads the keys anew. If the database does not answer, the present ones stay. One at a time: a reading that began
     * earlier must not replace one that began later.
     */
    public synchronized void renew() {
        current = service.read(current);
    }

    /** Signs the claims of an access token for an audience with its active key. */
    public String sign(Audience audience, Map<String, Object> claims) {
        return active(new KeyPurpose.AccessTokens(audience)).sign(claims);
    }

    /** Signs claims that are no access token's, and say so by their {@code typ} (RFC 8725 3.11). */
    public String sign(Audience audience, String type, Map<String, Object> claims) {
        return active(new KeyPurpose.AccessTokens(audience)).sign(type, claims);
    }

    /** Whether the active key of an audience may sign what goes to anybody: a shared secret may not. */
    public boolean signsForAnybody(Audience audience) {
        return current.active(new KeyPurpose.AccessTokens(audience))
                .filter(key -> !key.isSecret())
                .isPresent();
    }

    /**
     * Signs the claims of an ID token or of a logout token.
     *
     * @param alg one that is no shared secret's
     * @param type the {@code typ} that tells them apart (RFC 8725 3.11)
     */
    public String signForClient(SigningAlg alg, String type, Map<String, Object> claims) {
        return active(new KeyPurpose.IdTokens(alg)).sign(type, claims);
    }

    /** The algorithms in which ID tokens are signed now. */
    public List<SigningAlg> idTokenAlgs() {
        return current.idTokenAlgs();
    }

    private ActiveKey active(KeyPurpose purpose) {
        return current.active(purpose)
                .orElseThrow(() -> new IllegalStateException("no active key for " + purpose.word()));
    }

    /** The key of this id, if access tokens that it signed are accepted now: never one of ID tokens. */
    public Optional<TrustedKey> trusted(KeyId kid) {
        return current.ofAccessTokens(kid);
    }

    /** The key of this id, if ID tokens that it signed are accepted now: never an audience's. */
    public Optional<TrustedKey> ofIdTokens(KeyId kid) {
        return current.ofIdTokens(kid);
    }

    /** The key set of one audience, or nothing if it has none. */
    public Optional<JwkSet> jwkSet(Audience audience) {
        return current.of(audience);
    }

    /** The key set of all audiences together, and of ID tokens. */
    public JwkSet jwkSet() {
        return current.union();
    }
}
