package io.boxoffice.refresh;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends many sessions by few statements, none of which takes so long that its connection is given up. */
@Dependent
class SessionSweeps {
    /** No id of a session is above this one. */
    static final SessionId LAST = new SessionId(new UUID(-1, -1));

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** So many are ended by one statement, or looked at by one that ends what is over by time. */
    private static final int BATCH = 5_000;

    /** So many go by one statement. */
    private static final int FORGOTTEN = 50_000;

    private static final String CHOSEN = """
            account_id = ?1 AND (CAST(?2 AS text) IS NULL OR audience = CAST(?2 AS text))
                AND id IS DISTINCT FROM CAST(CAST(?3 AS text) AS uuid) AND id > ?4 AND id <= ?5""";

    private static final String END_OF_CHOSEN =
            "SELECT id FROM session WHERE " + CHOSEN + " AND ended_at IS NULL ORDER BY id OFFSET ?6 LIMIT 1";

    private static final String END_CHOSEN =
            "UPDATE session SET ended_at = ?6 WHERE " + CHOSEN + " AND ended_at IS NULL";

    private static final String FORGET_CHOSEN = """
            SELECT 1 FROM (SELECT forget_sessions(?1, CAST(?2 AS text), CAST(CAST(?3 AS text) AS uuid), ?4, ?5)) AS forgotten""";

    /** One index holds them in this order. */
    private static final String END_OF_CLIENT = """
            UPDATE session SET ended_at = ?2 WHERE client_id = ?1 AND client_id <> 'boxoffice' AND ended_at IS NULL AND id IN (
                SELECT id FROM session WHERE client_id = ?1 AND client_id <> 'boxoffice' AND ended_at IS NULL ORDER BY id LIMIT ?3)""";

    private static final String END_OF_BATCH = "SELECT id FROM session WHERE id > ?1 ORDER BY id OFFSET ?2 LIMIT 1";

    /**
     * Whoever holds a row already ends it, or uses it. Not before it is time by the database's clock either: a node whose clock is
     * ahead would end what is used at the others.
     */
    private static final String END_OVER = """
            UPDATE session SET ended_at = least(idle_end, absolute_end) WHERE id > ?1 AND id <= ?2 AND id IN (
                SELECT id FROM session WHERE id > ?1 AND id <= ?2 AND ended_at IS NULL
                    AND least(idle_end, absolute_end) < least(?3, now()) AND access_end < least(?4, now()) FOR UPDATE SKIP LOCKED)""";

    private static final String END_BEFORE =
            "UPDATE session SET ended_at = ?3 WHERE id > ?1 AND id <= ?2 AND created_at < ?4 AND ended_at IS NULL";

    /** Sessions that have not ended: of a user, at one audience or at all, but for one, up to an id. */
    record Chosen(
            UserId user,
            @Nullable Audience audience,
            @Nullable SessionId spared,
            SessionId last) {
        static Chosen allOf(UserId user) {
            return new Chosen(user, null, null, LAST);
        }

        static Chosen allBut(UserId user, SessionId spared) {
            return new Chosen(user, null, spared, LAST);
        }

        static Chosen at(UserId user, Audience audience, SessionId last) {
            return new Chosen(user, audience, null, last);
        }

        private Query bind(Query query, UUID behind, UUID upTo) {
            return query.setParameter(1, user.value())
                    .setParameter(2, audience == null ? null : audience.name())
                    .setParameter(3, spared == null ? null : spared.toString())
                    .setParameter(4, behind)
                    .setParameter(5, upTo);
        }
    }

    @PersistenceContext
    EntityManager entities;

    /** Ends a batch of them, the oldest, and forgets the rest. Of either none lives on, and their tokens are refused alike. */
    void end(Chosen chosen, Instant now) {
        Optional<UUID> behind = endOfBatch(chosen, BEFORE_ALL, BATCH);
        chosen.bind(
                        entities.createNativeQuery(END_CHOSEN),
                        BEFORE_ALL,
                        behind.orElse(chosen.last().value()))
                .setParameter(6, now)
                .executeUpdate();
        while (behind.isPresent()) {
            UUID first = behind.get();
            behind = endOfBatch(chosen, first, FORGOTTEN);
            chosen.bind(
                            entities.createNativeQuery(FORGET_CHOSEN),
                            first,
                            behind.orElse(chosen.last().value()))
                    .getSingleResult();
        }
    }

    private Optional<UUID> endOfBatch(Chosen chosen, UUID behind, int size) {
        List<?> found = chosen.bind(
                        entities.createNativeQuery(END_OF_CHOSEN),
                        behind,
                        chosen.last().value())
                .setParameter(6, size - 1)
                .getResultList();
        return found.stream().findFirst().map(UUID.class::cast);
    }

    /**
     * Ends some of those that are over by time, and whose access tokens are too, from behind one on; the last that was looked
     * at, or nothing if it was the last of all.
     */
    Optional<UUID> endOver(UUID behind, Instant now) {
        Optional<UUID> last = endOfBatch(behind);
        entities.createNativeQuery(END_OVER)
                .setParameter(1, behind)
                .setParameter(2, last.orElse(LAST.value()))
                .setParameter(3, now)
                .setParameter(4, now.minus(TokenLifetimes.SKEW))
                .executeUpdate();
        return last;
    }

    /** Ends some of those of a client, the oldest; whether there may be more. */
    boolean endOf(ClientId client, Instant now) {
        return entities.createNativeQuery(END_OF_CLIENT)
                        .setParameter(1, client.value())
                        .setParameter(2, now)
                        .setParameter(3, BATCH)
                        .executeUpdate()
                == BATCH;
    }

    /** Ends some of those that began before a time, from behind one on. */
    Swept endBefore(Instant time, UUID behind, Instant now) {
        Optional<UUID> last = endOfBatch(behind);
        int ended = entities.createNativeQuery(END_BEFORE)
                .setParameter(1, behind)
                .setParameter(2, last.orElse(LAST.value()))
                .setParameter(3, now)
                .setParameter(4, time)
                .executeUpdate();
        return new Swept(ended, last);
    }

    private Optional<UUID> endOfBatch(UUID behind) {
        List<?> ends = entities.createNativeQuery(END_OF_BATCH)
                .setParameter(1, behind)
                .setParameter(2, BATCH - 1)
                .getResultList();
        return ends.stream().findFirst().map(UUID.class::cast);
    }
}
