package io.boxoffice.grant;

import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.clients.Client;
import io.boxoffice.dpop.DpopProof;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.dpop.ProofOutcome;
import io.boxoffice.dpop.Use;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** The key that a client shows to be its own at the token endpoint (RFC 9449 5): what it gets is bound to it. */
@Dependent
public class ShownKey {
    @Inject
    ProofCheck proofs;

    @Inject
    FrequentEvents refusals;

    /** The proof, if one is shown, not used yet; refused where it is not good, or is missing where the client must show one. */
    Optional<DpopProof> of(HttpServletRequest http, Client client) {
        Optional<DpopProof> proof = shown(http, client);
        if (proof.isEmpty() && client.registration().dpopBoundAccessTokens()) {
            throw refusal(client, "missing");
        }
        return proof;
    }

    /** The proof, if one is shown, not used yet; refused where it is not good. */
    public Optional<DpopProof> shown(HttpServletRequest http, Client client) {
        return switch (proofs.of(
                Collections.list(http.getHeaders("DPoP")), http.getMethod(), RequestPath.of(http), Optional.empty())) {
            case ProofOutcome.Absent _ -> Optional.empty();
            case ProofOutcome.Refused refused ->
                throw refusal(client, refused.flaw().name());
            case ProofOutcome.Proved proved -> Optional.of(proved.proof());
        };
    }

    /**
     * The key of a request, whose proof is used by that: refused if it came before. All else about the request must be good, or strangers
     * would have it remembered.
     */
    Optional<Confirmation> use(GrantRequest request) {
        return request.proof().map(proof -> use(proof, request.client()));
    }

    /** The key of a proof of a client, which is used by that: refused if it came before. */
    public Confirmation use(DpopProof proof, Client client) {
        return switch (proofs.once(proof)) {
            case Use.First _ -> proof.key();
            case Use.Again _ -> throw refusal(client, "came before");
            case Use.TooMany many ->
                throw new OAuthException(
                        ErrorCode.SLOW_DOWN,
                        ErrorCode.SLOW_DOWN.status(),
                        "Too many proofs of one key: try again later.",
                        Map.of(HttpHeaders.RETRY_AFTER, seconds(many.pause())));
            case Use.NotRemembered _ ->
                throw new OAuthException(ErrorCode.TEMPORARILY_UNAVAILABLE, "Try again shortly.");
        };
    }

    private static String seconds(Duration pause) {
        return Long.toString(Math.max(1, pause.toSeconds()));
    }

    private OAuthException refusal(Client client, String why) {
        refusals.note(Event.refused(EventType.AUTHN_TOKEN_FAIL, "DPoP proof: " + why)
                .to(client.id().value()));
        return new OAuthException(ErrorCode.INVALID_DPOP_PROOF, "The DPoP proof is missing or not good.");
    }
}
