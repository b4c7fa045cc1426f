package io.boxoffice.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a token is shown to an API: as it is (RFC 6750 2.1), or with a proof of its key (RFC 9449 7.1). */
record Presentation(Optional<DpopProofs> dpop) {
    static final String PROOF = "DPoP";

    private static final String NONCE = "DPoP-Nonce";
    private static final Pattern ASKS_FOR_A_NONCE =
            Pattern.compile("(?i)(^|.*[, ])dpop .*error=\"?use_dpop_nonce\"?.*", Pattern.DOTALL);
    private static final int UNAUTHORIZED = 401;

    /** Puts a token, and a new proof, into a call whose address is final. */
    void show(ClientRequestContext request, TokenPair tokens) {
        request.getHeaders()
                .putSingle(HttpHeaders.AUTHORIZATION, (dpop.isPresent() ? "DPoP " : "Bearer ") + tokens.access());
        dpop.ifPresent(proofs -> request.getHeaders()
                .putSingle(PROOF, proofs.proof(request.getMethod(), request.getUri(), tokens.access())));
    }

    /** Keeps the nonce that an answer brings. */
    void note(ClientRequestContext request, ClientResponseContext response) {
        dpop.ifPresent(proofs -> proofs.note(request.getUri(), response.getHeaderString(NONCE)));
    }

    /** Whether the same token would do, with a proof that has the nonce of this answer (RFC 9449 9). */
    boolean asksForNonce(ClientResponseContext response) {
        return dpop.isPresent()
                && response.getStatus() == UNAUTHORIZED
                && response.getHeaderString(NONCE) != null
                && response.getHeaders().getOrDefault(HttpHeaders.WWW_AUTHENTICATE, List.of()).stream()
                        .anyMatch(
                                challenge -> ASKS_FOR_A_NONCE.matcher(challenge).matches());
    }
}
