package io.boxoffice.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call with a token that is bound to a key: what it brings is right, until something of it is changed.
 *
 * @param key what the token is bound to
 * @param token the bound token
 * @param unbound the same token, bound to nothing
 */
record BoundCall(IssuerKey key, String token, String unbound, String method, URI uri, Instant now) {
    /** A proof that is right for it, another one each time. */
    ProofDraft proof() {
        return proofBy(key);
    }

    /** The same by another key. */
    ProofDraft proofBy(IssuerKey another) {
        return ProofDraft.of(another, now, method, uri, token);
    }

    /** A proof for the same path below this scheme and authority. */
    ProofDraft proofAt(String origin) {
        return proof().claim("htu", origin + uri.getRawPath());
    }

    /** What it brings: its token, and these as the headers {@code DPoP}. */
    Brought with(String... proofs) {
        return new Brought("DPoP " + token, List.of(proofs), Optional.empty());
    }

    /** What it brings when this proof has been taken before. */
    Brought after(String taken, String proof) {
        return new Brought("DPoP " + token, List.of(proof), Optional.of(taken));
    }

    /** What it brings with another text as its header {@code Authorization}. */
    static Brought as(String authorization, String... proofs) {
        return new Brought(authorization, List.of(proofs), Optional.empty());
    }

    /** The values of its headers, as {@link RefusedProof} has them. */
    record Brought(String authorization, List<String> proofs, Optional<String> before) {}
}
