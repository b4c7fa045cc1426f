package io.boxoffice.guard;

import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.dpop.DpopProof;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.dpop.ProofOutcome;
import io.boxoffice.dpop.Use;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.Confirmation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Is a good token in the right hands (RFC 9449 7.1)? One that is bound to a key takes the scheme DPoP and a fresh proof of that key; any
 * other takes the scheme Bearer, and nothing is asked.
 */
@Dependent
class Possession {
    /** What it came to. */
    sealed interface Outcome {}

    /** The same, as far as it can be told without using the proof up. */
    sealed interface Look {}

    /** Let them in. */
    record Shown() implements Outcome, Look {}

    /** The proof is good, if it never came before. */
    record Proved(DpopProof proof) implements Look {}

    /**
     * It is not.
     *
     * @param more what the operator is told beside the reason, or nothing
     */
    record NotShown(Rejection reason, Challenge challenge, String more) implements Outcome, Look {}

    /** The key brought as many proofs as it may: 429. */
    record TooMany(Duration pause) implements Outcome {}

    /** Whether the proof came before is not known: 503. */
    record Unknown() implements Outcome {}

    /** What of a request a proof is about. */
    record Call(List<String> proofs, String method, RequestPath path) {}

    @Inject
    ProofCheck check;

    /** Asks nothing of a bearer token, and nobody for what it would have to know of the request. */
    Outcome of(VerifiedAccessToken verified, BearerToken.Scheme scheme, Supplier<Call> call) {
        return switch (look(verified, scheme, call)) {
            case Shown shown -> shown;
            case NotShown not -> not;
            case Proved proved -> once(proved.proof());
        };
    }

    /** The same, but a proof that is good stays good. */
    Look look(VerifiedAccessToken verified, BearerToken.Scheme scheme, Supplier<Call> call) {
        Optional<Confirmation> bound = verified.boundTo();
        return switch (scheme) {
            case BEARER ->
                bound.isEmpty() ? new Shown() : new NotShown(Rejection.BOUND, Challenge.INVALID_BOUND_TOKEN, "");
            case DPOP ->
                bound.map(key -> proved(verified, key, call.get()))
                        .orElseGet(() -> new NotShown(Rejection.NOT_BOUND, Challenge.INVALID_BOUND_TOKEN, ""));
        };
    }

    private Look proved(VerifiedAccessToken verified, Confirmation bound, Call call) {
        return switch (check.of(call.proofs(), call.method(), call.path(), Optional.of(verified.text()))) {
            case ProofOutcome.Absent _ -> refused(Rejection.PROOF, "absent");
            case ProofOutcome.Refused refused ->
                refused(Rejection.PROOF, refused.flaw().words());
            case ProofOutcome.Proved proved when proved.proof().key().equals(bound) -> new Proved(proved.proof());
            case ProofOutcome.Proved _ ->
                new NotShown(Rejection.PROOF_OF_ANOTHER_KEY, Challenge.INVALID_BOUND_TOKEN, "");
        };
    }

    private Outcome once(DpopProof proof) {
        return switch (check.once(proof)) {
            case Use.First _ -> new Shown();
            case Use.Again _ -> refused(Rejection.PROOF_AGAIN, "");
            case Use.TooMany many -> new TooMany(many.pause());
            case Use.NotRemembered _ -> new Unknown();
        };
    }

    private static NotShown refused(Rejection reason, String more) {
        return new NotShown(reason, Challenge.INVALID_PROOF, more);
    }
}
