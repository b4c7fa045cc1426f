package io.boxoffice.status;

import io.boxoffice.oauth.Audience;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements on lists. */
@Stateless
public class ListRows {
    @PersistenceContext
    EntityManager entities;

    /** Every list with its audience. */
    public Map<Integer, Audience> all() {
        List<?> rows = entities.createNativeQuery("SELECT id, audience FROM status_list")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toUnmodifiableMap(row -> (Integer) row[0], row -> new Audience((String) row[1])));
    }

    /** The list of an audience, made if there is none; in a transaction of its own, so that it stays and may be remembered. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int of(Audience audience) {
        entities.createNativeQuery("INSERT INTO status_list (audience) VALUES (?1) ON CONFLICT DO NOTHING")
                .setParameter(1, audience.name())
                .executeUpdate();
        return (int) entities.createNativeQuery("SELECT id FROM status_list WHERE audience = ?1")
                .setParameter(1, audience.name())
                .getSingleResult();
    }
}
