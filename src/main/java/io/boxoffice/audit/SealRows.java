package io.boxoffice.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The transaction that seals. The database does the work, as the owner: the run-time role may only ask for it. */
@Stateless
public class SealRows {
    @PersistenceContext
    EntityManager entities;

    /** Seals about so many events that are not sealed yet; nothing if there are none. */
    public Optional<Seal> next(int most) {
        List<?> made = entities.createNativeQuery("SELECT number, events, encode(digest, 'hex') FROM seal_audit(?1)")
                .setParameter(1, most)
                .getResultList();
        return made.stream().findFirst().map(row -> seal((Object[]) row));
    }

    private static Seal seal(Object[] row) {
        return new Seal(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (String) row[2]);
    }
}
