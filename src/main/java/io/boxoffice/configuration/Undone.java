package io.boxoffice.configuration;

import jakarta.ejb.ApplicationException;

/** What became of a document that was not applied: it is thrown, for that is what undoes a transaction. */
@ApplicationException(rollback = true)
public final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Configuration.Outcome outcome;

    Undone(Configuration.Outcome outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    Configuration.Outcome outcome() {
        return outcome;
    }
}
