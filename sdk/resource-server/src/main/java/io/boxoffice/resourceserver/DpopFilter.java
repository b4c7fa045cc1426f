package io.boxoffice.resourceserver;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Asks whoever brings a token that is bound to a key ({@code cnf.jkt}) for the proof that they have the key (DPoP, RFC 9449
 * 4.3 and 7), in a service that verifies tokens by MicroProfile JWT: 401 without one that is right, for this request, and
 * new; 401 also for a bound token as {@code Bearer}, and for one that is not bound as {@code DPoP}. A token without
 * {@code cnf} passes as {@code Bearer}, as does a request without a token: who may come without one is for others to say.
 *
 * <p>The container must take the scheme {@code DPoP}, and verify before its filters run: a token that nobody has verified
 * by then is refused. It is registered as an instance, such as by {@code Application.getSingletons}.
 *
 * <p>It remembers the proofs of the last 70 s in this process, so that none is taken twice; another process, and this one
 * after a restart, knows nothing of them. When there is no room for one more it answers 503.
 */
@Priority(Priorities.AUTHORIZATION)
public class DpopFilter implements ContainerRequestFilter {
    /** The name of the scheme, and of the header with the proof. */
    private static final String PROOF = "DPoP";

    private static final Set<String> SCHEMES = Set.of("bearer", "dpop");
    private static final int MAX_PROOFS = 100_000;

    private final PublicAddress address;
    private final DpopVerification verification;

    /**
     * A filter that remembers up to 100,000 proofs.
     *
     * @param address where callers find this application: what they put before the paths of its resources. The header
     *     {@code Host} is not believed, and a proxy on the way may have changed it
     */
    public DpopFilter(URI address, Clock clock) {
        this(address, clock, MAX_PROOFS);
    }

    /** @param maxProofs how many it remembers, about 200 bytes each: as many as come in 70 s */
    public DpopFilter(URI address, Clock clock, int maxProofs) {
        this.address = PublicAddress.of(address);
        this.verification = new DpopVerification(clock, new ProofMemory(maxProofs));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        refusal(request).ifPresent(refusal -> request.abortWith(response(refusal)));
    }

    Optional<DpopRefusal> refusal(ContainerRequestContext request) {
        List<String> authorization = values(request, HttpHeaders.AUTHORIZATION);
        if (authorization.size() > 1) {
            return Optional.of(DpopRefusal.SEVERAL_TOKENS);
        }
        if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken jwt) {
            return refusal(request, authorization, String.valueOf(jwt.getRawToken()));
        }
        // A container may look at the token only when a method asks for a role: after this filter.
        return authorization.stream().anyMatch(DpopFilter::isToken)
                ? Optional.of(DpopRefusal.NOT_VERIFIED)
                : Optional.empty();
    }

    /** Of a token that is verified already. */
    Optional<DpopRefusal> refusal(ContainerRequestContext request, List<String> authorization, String token) {
        boolean asDpop = authorization.stream().anyMatch(header -> isDpop(header, token));
        Confirmation confirmation = Confirmation.of(token);
        if (confirmation instanceof Confirmation.Absent) {
            return asDpop ? Optional.of(DpopRefusal.NOT_BOUND) : Optional.empty();
        }
        if (confirmation instanceof Confirmation.ByKey key) {
            return asDpop ? refusal(request, token, key) : Optional.of(DpopRefusal.AS_BEARER);
        }
        return Optional.of(DpopRefusal.CONFIRMATION);
    }

    private Optional<DpopRefusal> refusal(ContainerRequestContext request, String token, Confirmation.ByKey key) {
        List<String> proofs = values(request, PROOF);
        if (proofs.size() != 1) {
            return Optional.of(DpopRefusal.NO_PROOF);
        }
        URI called = address.of(request.getUriInfo());
        return verification.refusal(
                proofs.get(0), new ProvenCall(request.getMethod(), called, token, key.thumbprint()));
    }

    private static List<String> values(ContainerRequestContext request, String header) {
        List<String> values = request.getHeaders().get(header);
        return values == null ? List.of() : values;
    }

    private static boolean isToken(String authorization) {
        return SCHEMES.contains(authorization.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** Whether a header has the very token that the container has verified, by the scheme of DPoP. */
    private static boolean isDpop(String authorization, String token) {
        String[] parts = authorization.split(" +", 2);
        return parts.length == 2
                && parts[0].equalsIgnoreCase(PROOF)
                && parts[1].strip().equals(token);
    }

    private static Response response(DpopRefusal refusal) {
        return refusal.retryAfter()
                .map(wait -> Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, wait.toSeconds()))
                .orElseGet(() -> Response.status(Response.Status.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge()))
                .build();
    }
}
