package io.boxoffice.dpop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.CompactJws;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import io.boxoffice.signing.ForeignKey;
import io.boxoffice.signing.PublicJwk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The checks of RFC 9449 4.3 on a DPoP proof, in two steps: {@link #of} looks at the proof itself, from memory alone, and {@link #once}
 * has it remembered. Between the two the caller looks at all else, so that only who is good for the rest writes anything.
 */
@ApplicationScoped
public class ProofCheck {
    /** The algorithms that a proof may be signed with, as a challenge names them (RFC 9449 5.1). */
    public static final String ALGORITHMS = "ES256 PS256 EdDSA";

    private static final Set<String> KNOWN = Set.of(ALGORITHMS.split(" "));

    /** Keys that were shown lately. A key that is forgotten is read again, so nobody loses by who crowds others out. */
    private final Cache<String, ForeignKey> keys =
            Caffeine.newBuilder().maximumSize(4_096).build();

    @Inject
    Issuer issuer;

    @Inject
    UsedProofs used;

    @Inject
    Clock clock;

    /**
     * What the proof of a request comes to; whether it came before is not looked at yet.
     *
     * @param sent the values of the header {@code DPoP}, one for each line
     * @param method the method of the request, to the letter
     * @param token the access token that the request presents; nothing at an endpoint that gives tokens
     */
    public ProofOutcome of(List<String> sent, String method, RequestPath path, Optional<Secret> token) {
        if (sent.isEmpty()) {
            return new ProofOutcome.Absent();
        }
        if (sent.size() > 1) {
            return new ProofOutcome.Refused(ProofFlaw.SEVERAL_HEADERS);
        }
        Expected expected =
                new Expected(method, issuer.url() + path.text(), token.map(Secret::reveal), clock.instant());
        String text = sent.getFirst();
        return CompactJws.parse(text)
                .map(proof -> check(text, proof, expected))
                .orElseGet(() -> new ProofOutcome.Refused(ProofFlaw.MALFORMED));
    }

    /**
     * Uses a proof, the last step: it waits for the database, 3 s at most. Everything else about the request must be found good before,
     * or strangers would fill the memory.
     */
    public Use once(DpopProof proof) {
        return used.once(proof);
    }

    private ProofOutcome check(String text, CompactJws proof, Expected expected) {
        Optional<ProofFlaw> flaw = flaw(proof.header()).or(() -> expected.flaw(proof.claims()));
        if (flaw.isPresent()) {
            return new ProofOutcome.Refused(flaw.get());
        }
        return PublicJwk.of(proof.header().path("jwk"))
                .map(jwk -> check(text, proof, jwk))
                .orElseGet(() -> new ProofOutcome.Refused(ProofFlaw.KEY));
    }

    private static Optional<ProofFlaw> flaw(ObjectNode header) {
        if (!header.path("typ").asString("").equals("dpop+jwt")) {
            return Optional.of(ProofFlaw.TYPE);
        }
        if (!KNOWN.contains(header.path("alg").asString(""))) {
            return Optional.of(ProofFlaw.ALGORITHM);
        }
        return header.has("crit") ? Optional.of(ProofFlaw.CRITICAL) : Optional.empty();
    }

    private ProofOutcome check(String text, CompactJws proof, PublicJwk jwk) {
        if (!proof.header().path("alg").asString("").equals(jwk.alg())) {
            return new ProofOutcome.Refused(ProofFlaw.ALGORITHM);
        }
        String thumbprint = jwk.thumbprint();
        Optional<ForeignKey> key = key(thumbprint, jwk);
        if (key.isEmpty()) {
            return new ProofOutcome.Refused(ProofFlaw.KEY);
        }
        return key.get().verifies(text)
                ? new ProofOutcome.Proved(DpopProof.of(
                        new Confirmation(thumbprint), proof.claims().get("jti").stringValue()))
                : new ProofOutcome.Refused(ProofFlaw.SIGNATURE);
    }

    private Optional<ForeignKey> key(String thumbprint, PublicJwk jwk) {
        Optional<ForeignKey> known = Optional.ofNullable(keys.getIfPresent(thumbprint));
        return known.or(() -> {
            Optional<ForeignKey> read = jwk.key();
            read.ifPresent(key -> keys.put(thumbprint, key));
            return read;
        });
    }
}
