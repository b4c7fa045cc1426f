package io.boxoffice.clients;

import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Secret;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** The ids of assertions that were taken: none is taken twice (RFC 7523 3), on whatever node, nor after a restart. */
@Stateless
public class UsedAssertions {
    private static final int BATCH = 5_000;

    private static final String TAKE =
            "INSERT INTO client_assertion (hash, expires_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    /** Not before it is time by the database's clock either: a node whose clock is ahead would let one in again. */
    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT hash FROM client_assertion WHERE expires_at < least(?1, now()) ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM client_assertion USING gone WHERE client_assertion.hash = gone.hash""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    SecretHashes hashes;

    /** Takes an assertion, in a transaction of its own; {@code false} if it was taken before. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean take(ClientId client, String jti, Instant until) {
        byte[] hash = hashes.of(new Secret(client + " " + jti)).bytes();
        return entities.createNativeQuery(TAKE)
                        .setParameter(1, hash)
                        .setParameter(2, until)
                        .executeUpdate()
                == 1;
    }

    /** Deletes some of those that are over, in a transaction of its own; whether there may be more. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean purge(Instant now) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, now)
                        .setParameter(2, BATCH)
                        .executeUpdate()
                == BATCH;
    }
}
