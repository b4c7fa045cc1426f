package io.boxoffice.signing;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
        return active(audience).sign(claims);
    }

    /** Signs claims that are no access token's, and say so by their {@code typ} (RFC 8725 3.11). */
    public String sign(Audience audience, String type, Map<String, Object> claims) {
        return active(audience).sign(type, claims);
    }

    /** Whether the active key of an audience may sign what goes to anybody: a shared secret may not. */
    public boolean signsForAnybody(Audience audience) {
        return current.active(audience).filter(key -> !key.isSecret()).isPresent();
    }

    private ActiveKey active(Audience audience) {
        return current.active(audience).orElseThrow(() -> new IllegalStateException("no active key for " + audience));
    }

    /** The key of this id, if its tokens are accepted now. */
    public Optional<TrustedKey> trusted(KeyId kid) {
        return current.trusted(kid);
    }

    /** The key set of one audience, or nothing if it has none. */
    public Optional<JwkSet> jwkSet(Audience audience) {
        return current.of(audience);
    }

    /** The key set of all audiences together. */
    public JwkSet jwkSet() {
        return current.union();
    }
}
