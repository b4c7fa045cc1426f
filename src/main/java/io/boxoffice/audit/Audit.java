package io.boxoffice.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Writes events in the transaction of the change that they describe: both are there afterwards, or neither (LG-05). */
@Dependent
public class Audit {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Writes an event; there must be a transaction. */
    public void record(Event event) {
        entities.persist(new AuditEvent(event, caller, clock.instant()));
    }
}
