package io.boxoffice.testkit;

import com.nimbusds.jose.JOSEException;
import java.net.URI;
import java.time.Clock;

/** A key of a caller, which tokens are bound to (RFC 9449 6.1), and the proofs that the caller has it. */
public final class DpopKey {
    private final IssuerKey key = IssuerKey.generate(SigningAlgorithm.ES256);
    private final Clock clock;

    DpopKey(Clock clock) {
        this.clock = clock;
    }

    /** The {@code jkt} of tokens that are bound to it (RFC 7638). */
    public String thumbprint() {
        try {
            return key.jwk().computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A proof for one request (RFC 9449 4.2), for the header {@code DPoP}: each is another one.
     *
     * @param method such as {@code GET}
     * @param uri where the request goes, as its caller sees it; query and fragment are left out
     * @param token the access token that goes along
     */
    public String proof(String method, URI uri, String token) {
        return ProofDraft.of(key, clock.instant(), method, uri, token).signed();
    }

    IssuerKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "DPoP with " + thumbprint();
    }
}
