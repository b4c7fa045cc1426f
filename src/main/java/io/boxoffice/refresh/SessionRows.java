package io.boxoffice.refresh;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The stored sessions. */
@Dependent
class SessionRows {
    /** When it was rotated is told by the database's clock, so that all nodes measure the retry window alike. */
    private static final String ROTATE = """
            UPDATE session SET generation = ?1, secret_hash = ?2, rotated_at = clock_timestamp(), idle_end = ?3,
                access_jti = ?4, access_issued_at = ?5, access_expires_at = ?6, access_end = greatest(access_end, ?6)
            WHERE id = ?7 AND generation = ?8 AND ended_at IS NULL""";

    private static final String AGE = """
            SELECT CAST(extract(epoch FROM clock_timestamp() - rotated_at) * 1000000 AS bigint) FROM session
            WHERE id = ?1 AND generation = ?2""";

    private static final String NOT_ENDED =
            "SELECT s FROM Session s WHERE s.accountId = :account AND s.endedAt IS NULL";
    private static final String LIVING = NOT_ENDED + " AND s.absoluteEnd > :now AND s.idleEnd > :now";

    /** So many are ended by one statement, or looked at by one that ends what is over by time. */
    private static final int BATCH = 5_000;

    private static final String END_OF_BATCH = "SELECT id FROM session WHERE id > ?1 ORDER BY id OFFSET ?2 LIMIT 1";

    /** Whoever holds a row already ends it himself, or uses it. */
    private static final String END_OVER = """
            UPDATE session SET ended_at = least(idle_end, absolute_end) WHERE id > ?1 AND id <= ?2 AND id IN (
                SELECT id FROM session WHERE id > ?1 AND id <= ?2 AND ended_at IS NULL
                    AND least(idle_end, absolute_end) < ?3 AND access_end < ?4 FOR UPDATE SKIP LOCKED)""";

    private static final String END_OF_USER =
            "UPDATE Session s SET s.endedAt = :now WHERE s.accountId = :account AND s.endedAt IS NULL";

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @PersistenceContext
    EntityManager entities;

    void add(Session session) {
        entities.persist(session);
    }

    Optional<Session> find(UUID id) {
        return Optional.ofNullable(entities.find(Session.class, id));
    }

    /** What is stored of a session now, which may be more than was read of it before. */
    void readAgain(Session session) {
        entities.refresh(session);
    }

    /** One conditional write: of any number of presentations of one token, exactly one is told {@code true}. */
    boolean rotate(Session session, RefreshText next, byte[] hash, Lives lives, AccessStamp access) {
        return entities.createNativeQuery(ROTATE)
                        .setParameter(1, next.generation())
                        .setParameter(2, hash)
                        .setParameter(3, lives.idleEnd())
                        .setParameter(4, access.jti())
                        .setParameter(5, access.issuedAt())
                        .setParameter(6, access.expiresAt())
                        .setParameter(7, session.id())
                        .setParameter(8, next.generation() - 1)
                        .executeUpdate()
                == 1;
    }

    /**
     * How long ago the session came to its living generation, by the clock that noted it: negative where that clock was set
     * back since. Nothing if it has come further.
     */
    Optional<Duration> sinceRotation(Session session) {
        List<?> found = entities.createNativeQuery(AGE)
                .setParameter(1, session.id())
                .setParameter(2, session.generation())
                .getResultList();
        return found.stream().findFirst().map(micros -> Duration.of(((Number) micros).longValue(), ChronoUnit.MICROS));
    }

    /** Keeps the waypoint that a session has just come to. Nobody else rotates it meanwhile: its row is locked. */
    void pass(Session session, Waypoints waypoints) {
        entities.createQuery("UPDATE Session s SET s.waypoints = :waypoints WHERE s.id = :id")
                .setParameter("waypoints", waypoints.hashes())
                .setParameter("id", session.id())
                .executeUpdate();
    }

    /** Ends a session; of any number of attempts exactly one is told {@code true}. */
    boolean end(UUID id, Instant now) {
        return entities.createQuery("UPDATE Session s SET s.endedAt = :now WHERE s.id = :id AND s.endedAt IS NULL")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Whoever begins or ends sessions of a user holds his row, so that none begins unseen. Nothing if he is gone. */
    boolean lockOwner(UUID accountId) {
        return !entities.createNativeQuery("SELECT 1 FROM account WHERE id = ?1 FOR NO KEY UPDATE")
                .setParameter(1, accountId)
                .getResultList()
                .isEmpty();
    }

    /** Up to {@code count} living sessions of a user, the oldest first, from behind one, or from the first. */
    List<Session> living(UUID accountId, Optional<UUID> last, Instant now, int count) {
        TypedQuery<Session> query = entities.createQuery(
                LIVING + (last.isPresent() ? " AND s.id > :last" : "") + " ORDER BY s.id", Session.class);
        last.ifPresent(id -> query.setParameter("last", id));
        return query.setParameter("account", accountId)
                .setParameter("now", now)
                .setMaxResults(count)
                .getResultList();
    }

    /** The latest two of a user's living sessions at an audience that are not among his {@code newest} ones, the later first. */
    List<Session> livingBefore(int newest, UUID accountId, Audience audience, Instant now) {
        return entities.createQuery(LIVING + " AND s.audience = :audience ORDER BY s.id DESC", Session.class)
                .setParameter("account", accountId)
                .setParameter("audience", audience.name())
                .setParameter("now", now)
                .setFirstResult(newest)
                .setMaxResults(2)
                .getResultList();
    }

    /** The last session of a user that was not ended, though it may be over by time: its access tokens may live longer. */
    Optional<UUID> lastNotEnded(UUID accountId) {
        return entities.createQuery(NOT_ENDED + " ORDER BY s.id DESC", Session.class)
                .setParameter("account", accountId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Session::id);
    }

    void endAllOf(UUID accountId, Instant now) {
        endEach("", Map.of("account", accountId), now);
    }

    void endAllOfBut(UUID accountId, UUID spared, Instant now) {
        endEach(" AND s.id <> :spared", Map.of("account", accountId, "spared", spared), now);
    }

    /** Ends the sessions of a user at an audience whose ids are below one. */
    void endAllAt(UUID accountId, Audience audience, UUID below, Instant now) {
        endEach(
                " AND s.audience = :audience AND s.id < :below",
                Map.of("account", accountId, "audience", audience.name(), "below", below),
                now);
    }

    /** In batches: no statement takes so long that its connection is given up. */
    private void endEach(String also, Map<String, Object> named, Instant now) {
        Optional<UUID> behind = Optional.of(BEFORE_ALL);
        while (behind.isPresent()) {
            UUID first = behind.get();
            behind = lastOfBatch(also, named, first);
            Query ending = entities.createQuery(END_OF_USER + also + " AND s.id > :behind AND s.id <= :last");
            named.forEach(ending::setParameter);
            ending.setParameter("now", now)
                    .setParameter("behind", first)
                    .setParameter("last", behind.orElse(AFTER_ALL))
                    .executeUpdate();
        }
    }

    private Optional<UUID> lastOfBatch(String also, Map<String, Object> named, UUID behind) {
        TypedQuery<Session> query =
                entities.createQuery(NOT_ENDED + also + " AND s.id > :behind ORDER BY s.id", Session.class);
        named.forEach(query::setParameter);
        return query.setParameter("behind", behind)
                .setFirstResult(BATCH - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Session::id);
    }

    /**
     * Ends some of those that are over by time, and whose access tokens are too, from behind one on; the last that was looked
     * at, or nothing if it was the last of all.
     */
    Optional<UUID> endOver(UUID behind, Instant now) {
        List<?> ends = entities.createNativeQuery(END_OF_BATCH)
                .setParameter(1, behind)
                .setParameter(2, BATCH - 1)
                .getResultList();
        Optional<UUID> last = ends.stream().findFirst().map(UUID.class::cast);
        entities.createNativeQuery(END_OVER)
                .setParameter(1, behind)
                .setParameter(2, last.orElse(AFTER_ALL))
                .setParameter(3, now)
                .setParameter(4, now.minus(TokenLifetimes.SKEW))
                .executeUpdate();
        return last;
    }

    int endAllBefore(Instant time, Instant now) {
        return entities.createQuery(
                        "UPDATE Session s SET s.endedAt = :now WHERE s.createdAt < :time AND s.endedAt IS NULL")
                .setParameter("now", now)
                .setParameter("time", time)
                .executeUpdate();
    }

    /** Makes the partitions of the next months, and drops those whose last session is over. */
    void keepPartitions(Instant now) {
        entities.createNativeQuery("SELECT 1 FROM (SELECT keep_session_partitions(?1)) AS kept")
                .setParameter(1, now)
                .getSingleResult();
    }
}
