package io.boxoffice.backchannel;

import io.boxoffice.oauth.ClientId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The stored notices. */
@Dependent
class NoticeRows {
    /** What another node has just taken is not waited for. */
    private static final String DUE = """
            SELECT id FROM logout_notice WHERE client_id = ?1 AND due_at <= ?2 ORDER BY due_at LIMIT 1
            FOR UPDATE SKIP LOCKED""";

    @PersistenceContext
    EntityManager entities;

    void add(StoredNotice notice) {
        entities.persist(notice);
    }

    /** Up to {@code count} clients that are to be told something now. */
    List<ClientId> receivers(Instant now, int count) {
        return entities.createQuery(
                        "SELECT DISTINCT n.clientId FROM StoredNotice n WHERE n.dueAt <= :now", String.class)
                .setParameter("now", now)
                .setMaxResults(count)
                .getResultStream()
                .map(ClientId::new)
                .toList();
    }

    Optional<StoredNotice> due(ClientId client, Instant now) {
        return Stream.of(entities.createNativeQuery(DUE)
                        .setParameter(1, client.value())
                        .setParameter(2, now)
                        .getResultList()
                        .toArray())
                .map(id -> entities.find(StoredNotice.class, id))
                .findFirst();
    }

    void remove(UUID id) {
        entities.createQuery("DELETE FROM StoredNotice n WHERE n.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
