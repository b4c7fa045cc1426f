package io.boxoffice.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the events, a page at a time: no page holds a connection while another one is on its way. */
@Stateless
public class AuditTrail {
    @PersistenceContext
    EntityManager entities;

    /** Up to {@code count} events, the newest first, from before one, or from the newest. */
    public List<AuditRecord> newest(AuditQuery query, Optional<UUID> before, int count) {
        return read(TrailSql.newest(query, before, count));
    }

    /** Up to {@code count} events, the oldest first, from behind one, or from the oldest. */
    public List<AuditRecord> oldest(AuditQuery query, Optional<UUID> after, int count) {
        return read(TrailSql.oldest(query, after, count));
    }

    private List<AuditRecord> read(TrailSql sql) {
        Query query = entities.createNativeQuery(sql.text(), AuditEvent.class);
        for (int i = 0; i < sql.values().size(); i++) {
            query.setParameter(i + 1, sql.values().get(i));
        }
        List<?> events = query.getResultList();
        return events.stream().map(event -> ((AuditEvent) event).record()).toList();
    }
}
