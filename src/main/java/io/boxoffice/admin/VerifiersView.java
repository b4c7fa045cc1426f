package io.boxoffice.admin;

import io.boxoffice.signing.VerifierState;
import java.util.List;

/** The verifiers of an audience, by name. */
record VerifiersView(List<VerifierView> items) {
    static VerifiersView of(List<VerifierState> states) {
        return new VerifiersView(states.stream().map(VerifierView::of).toList());
    }
}
