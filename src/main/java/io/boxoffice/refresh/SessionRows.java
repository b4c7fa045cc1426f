package io.boxoffice.refresh;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored sessions. */
@Dependent
class SessionRows {
    private static final String ROTATE =
            "UPDATE Session s SET s.generation = :next, s.secretHash = :hash, s.rotatedAt = :now, s.idleEnd = :idleEnd,"
                    + " s.accessJti = :jti, s.accessIssuedAt = :issuedAt, s.accessExpiresAt = :expiresAt,"
                    + " s.accessEnd = :accessEnd"
                    + " WHERE s.id = :id AND s.generation = :generation AND s.endedAt IS NULL";

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
        Instant accessEnd = access.expiresAt().isAfter(session.accessEnd()) ? access.expiresAt() : session.accessEnd();
        return entities.createQuery(ROTATE)
                        .setParameter("next", next.generation())
                        .setParameter("hash", hash)
                        .setParameter("now", lives.now())
                        .setParameter("idleEnd", lives.idleEnd())
                        .setParameter("jti", access.jti())
                        .setParameter("issuedAt", access.issuedAt())
                        .setParameter("expiresAt", access.expiresAt())
                        .setParameter("accessEnd", accessEnd)
                        .setParameter("id", session.id())
                        .setParameter("generation", next.generation() - 1)
                        .executeUpdate()
                == 1;
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

    /** The living sessions of a user, the oldest first. */
    List<Session> living(UUID accountId, Instant now) {
        return entities.createQuery(
                        "SELECT s FROM Session s WHERE s.accountId = :account AND s.endedAt IS NULL"
                                + " AND s.absoluteEnd > :now AND s.idleEnd > :now ORDER BY s.id",
                        Session.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .getResultList();
    }

    /** Every session of a user that was not ended, though it may be over by time: its access tokens may live longer. */
    List<Session> notEnded(UUID accountId) {
        return entities.createQuery(
                        "SELECT s FROM Session s WHERE s.accountId = :account AND s.endedAt IS NULL ORDER BY s.id",
                        Session.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    void endAllOf(UUID accountId, Instant now) {
        entities.createQuery("UPDATE Session s SET s.endedAt = :now WHERE s.accountId = :account AND s.endedAt IS NULL")
                .setParameter("now", now)
                .setParameter("account", accountId)
                .executeUpdate();
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
