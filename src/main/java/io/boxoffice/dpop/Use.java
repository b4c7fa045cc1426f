package io.boxoffice.dpop;

import java.time.Duration;

/** What it comes to that a proof is used (RFC 9449 11.1). Only {@link First} lets anybody in. */
public sealed interface Use {
    /** It never came before, and is remembered: no node takes it again. */
    record First() implements Use {}

    /** It came before, here or at another node: {@code invalid_dpop_proof}. */
    record Again() implements Use {}

    /**
     * Its key brought as many in this minute as it may: 429.
     *
     * @param pause until the next minute
     */
    record TooMany(Duration pause) implements Use {}

    /** It could not be remembered, for the database is away or holds as many as it may: 503. It may be remembered all the same. */
    record NotRemembered() implements Use {}
}
