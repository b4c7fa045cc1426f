package io.boxoffice.audit;

import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds events to the table. Their time, their id and their place are the database's to say: the run-time role may write none of
 * them, and the order of a transaction is the order in which they are added.
 */
@Dependent
class EventRows {
    private static final String ADD =
            "INSERT INTO audit_event (type, actor, target, audience, session_id, jti, address, outcome, reason, correlation_id)"
                    + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

    @PersistenceContext
    EntityManager entities;

    void add(Noted noted) {
        Event event = noted.event();
        Source source = noted.source();
        Query insert = entities.createNativeQuery(ADD);
        insert.setFlushMode(FlushModeType.COMMIT); // what else the transaction changes is written in its own time
        insert.setParameter(1, event.type().wire());
        insert.setParameter(2, source.actor());
        insert.setParameter(3, event.target());
        insert.setParameter(
                4, Optional.ofNullable(event.audience()).map(Audience::name).orElse(null));
        insert.setParameter(5, Objects.toString(event.session(), null));
        insert.setParameter(6, Objects.toString(event.jti(), null));
        insert.setParameter(7, source.address());
        insert.setParameter(8, (event.success() ? Outcome.SUCCESS : Outcome.FAILURE).wire());
        insert.setParameter(9, event.reason());
        insert.setParameter(10, source.correlationId());
        insert.executeUpdate();
    }
}
