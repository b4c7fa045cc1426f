package io.boxoffice.clients;

import io.boxoffice.oauth.ClientId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The transactions on clients that are registered by their documents. */
@Stateless
public class DocumentRows {
    /**
     * What is known of a client.
     *
     * @param expiresAt until when what was read is good
     * @param isRefused whether it was disabled or removed here
     */
    record Stored(Instant expiresAt, boolean isRefused) {}

    /** Longer than it is used while it cannot be read: nobody who asks just now is about to refer to it. */
    private static final Duration UNUSED = DocumentClients.GRACE.multipliedBy(2);

    private static final String FIND = """
            SELECT CAST(extract(epoch FROM d.expires_at) * 1000 AS bigint),
                c.deleted_at IS NOT NULL OR CAST(c.registration AS jsonb) ->> 'enabled' = 'false'
            FROM client_document d JOIN client c ON c.id = d.client_id WHERE d.client_id = ?1 LIMIT 1""";

    private static final String COUNT = "SELECT count(*) FROM client_document LIMIT 1";

    private static final String KEEP = """
            INSERT INTO client_document (client_id, fetched_at, expires_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (client_id) DO UPDATE SET fetched_at = excluded.fetched_at, expires_at = excluded.expires_at""";

    private static final String PURGE = "SELECT purge_client_documents(?1, ?2) LIMIT 1";

    @PersistenceContext
    EntityManager entities;

    @Inject
    ClientRows clients;

    @Inject
    Clock clock;

    /** What is known of a client; nothing if its document was never read, or long ago. */
    public Optional<Stored> find(ClientId id) {
        List<?> found =
                entities.createNativeQuery(FIND).setParameter(1, id.value()).getResultList();
        return found.stream().findFirst().map(row -> stored((Object[]) row));
    }

    private static Stored stored(Object[] row) {
        return new Stored(Instant.ofEpochMilli(((Number) row[0]).longValue()), (Boolean) row[1]);
    }

    /**
     * Stores what was read of a document. A client that was disabled or removed here stays as it is.
     *
     * @param most how many such clients there may be
     * @return whether there was room
     */
    public boolean store(ClientId id, Registration registration, Instant until, int most) {
        Optional<Client> present = clients.find(id.value());
        if (present.isEmpty() && count() >= most) {
            return false;
        }
        // Of two who read it for the first time at once, one finds the other's row here.
        Optional<Client> client = present.or(() -> clients.add(id, registration, null));
        client.filter(known -> known.registration().enabled())
                .filter(known -> !known.registration().equals(registration))
                .ifPresent(known -> clients.change(known, registration));
        entities.createNativeQuery(KEEP)
                .setParameter(1, id.value())
                .setParameter(2, clock.instant())
                .setParameter(3, until)
                .executeUpdate();
        return true;
    }

    private long count() {
        return ((Number) entities.createNativeQuery(COUNT).getSingleResult()).longValue();
    }

    /**
     * Deletes some of those to which nothing refers, in a transaction of its own; whether there may be more. Before they are used again they are
     * read anew. One that was disabled or removed here stays, for that is to last.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean purge(int count) {
        Object gone = entities.createNativeQuery(PURGE)
                .setParameter(1, clock.instant().minus(UNUSED))
                .setParameter(2, count)
                .getSingleResult();
        return ((Number) gone).intValue() == count;
    }
}
