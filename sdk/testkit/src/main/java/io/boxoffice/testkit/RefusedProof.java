package io.boxoffice.testkit;

import java.util.List;
import java.util.Optional;

/**
 * A call that a service which asks for proofs must not let in (RFC 9449 7.1), and what is wrong with it. It prints as that.
 *
 * @param fault what is wrong
 * @param authorization the value of the header {@code Authorization}
 * @param proofs the values of the headers {@code DPoP}: one, but for the faults of having none or two
 * @param before a proof for the same token that must have been let in once before: there where it is wrong to come after that
 */
public record RefusedProof(ProofFault fault, String authorization, List<String> proofs, Optional<String> before) {
    public RefusedProof {
        proofs = List.copyOf(proofs);
    }

    @Override
    public String toString() {
        return fault.name() + ": " + fault.words();
    }
}
