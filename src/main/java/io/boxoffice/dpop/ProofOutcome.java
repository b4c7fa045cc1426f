package io.boxoffice.dpop;

/** What the {@code DPoP} header of a request comes to (RFC 9449 4.3). */
public sealed interface ProofOutcome {
    /** There is none. */
    record Absent() implements ProofOutcome {}

    /** Everything holds; whether it came before is {@link ProofCheck#once}'s to say. */
    record Proved(DpopProof proof) implements ProofOutcome {}

    /**
     * Something does not hold, {@code invalid_dpop_proof}.
     *
     * @param flaw for the operator only
     */
    record Refused(ProofFlaw flaw) implements ProofOutcome {}
}
