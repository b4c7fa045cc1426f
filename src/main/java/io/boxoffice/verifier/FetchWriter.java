package io.boxoffice.verifier;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Writes what verifiers were given at this node: a transaction for each verifier that asked since the last time. */
@Dependent
public class FetchWriter {
    @Inject
    Fetches fetches;

    @Inject
    FetchRows rows;

    /** Writes what waits. What cannot be written waits on, with the times at which it happened. */
    public void write() {
        fetches.waiting().forEach((reader, given) -> {
            rows.write(reader, given);
            fetches.written(reader, given);
        });
    }
}
