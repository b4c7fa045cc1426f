package io.boxoffice.signin;

import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stored sign-ins. */
@Dependent
class SignInRows {
    /** Whoever would end it waits for the lock, and finds what was begun in it. */
    private static final String NOTE_CLIENT = """
            WITH living AS (SELECT id FROM sign_in WHERE id = ?1 AND ended_at IS NULL FOR SHARE),
                noted AS (INSERT INTO sign_in_client (sign_in_id, client_id) SELECT id, ?2 FROM living ON CONFLICT DO NOTHING)
            SELECT count(*) FROM living""";

    private static final String END_BEFORE = """
            UPDATE sign_in SET ended_at = ?1 WHERE id IN (
                SELECT id FROM sign_in WHERE auth_time < ?2 AND ended_at IS NULL LIMIT ?3)""";

    /** Some hours after its end nobody asks for one any more. */
    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT id FROM sign_in WHERE absolute_end < ?1 ORDER BY absolute_end LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM sign_in USING gone WHERE sign_in.id = gone.id""";

    /** More than one person signs in at. */
    private static final int MOST_CLIENTS = 1_000;

    @PersistenceContext
    EntityManager entities;

    void add(StoredSignIn signIn) {
        entities.persist(signIn);
    }

    Optional<StoredSignIn> find(SignInId id) {
        return Optional.ofNullable(entities.find(StoredSignIn.class, id.value()));
    }

    Optional<StoredSignIn> find(RandomSecret secret) {
        return entities.createQuery("SELECT s FROM StoredSignIn s WHERE s.hash = :hash", StoredSignIn.class)
                .setParameter("hash", secret.hash())
                .getResultStream()
                .findFirst();
    }

    /** Up to {@code count} sign-ins of a user that were not ended. */
    List<StoredSignIn> notEnded(UserId user, int count) {
        return entities.createQuery(
                        "SELECT s FROM StoredSignIn s WHERE s.accountId = :user AND s.endedAt IS NULL",
                        StoredSignIn.class)
                .setParameter("user", user.value())
                .setMaxResults(count)
                .getResultList();
    }

    void use(SignInId id, Instant now) {
        entities.createQuery("UPDATE StoredSignIn s SET s.usedAt = :now WHERE s.id = :id AND s.usedAt < :now")
                .setParameter("now", now)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Ends one; of any number of attempts exactly one is told {@code true}. */
    boolean end(SignInId id, Instant now) {
        return entities.createQuery("UPDATE StoredSignIn s SET s.endedAt = :now WHERE s.id = :id AND s.endedAt IS NULL")
                        .setParameter("now", now)
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    /** Ends some of those whose users showed who they are before a time; how many. */
    int endBefore(Instant time, Instant now, int count) {
        return entities.createNativeQuery(END_BEFORE)
                .setParameter(1, now)
                .setParameter(2, time)
                .setParameter(3, count)
                .executeUpdate();
    }

    /** Notes that a client knows of one that was not ended, and is not before the transaction ends; whether it is such a one. */
    boolean note(SignInId id, ClientId client) {
        Object living = entities.createNativeQuery(NOTE_CLIENT)
                .setParameter(1, id.value())
                .setParameter(2, client.value())
                .getSingleResult();
        return ((Number) living).intValue() == 1;
    }

    /** The clients that know of one. */
    List<ClientId> clients(SignInId id) {
        return Stream.of(entities.createNativeQuery("SELECT client_id FROM sign_in_client WHERE sign_in_id = ?1")
                        .setParameter(1, id.value())
                        .setMaxResults(MOST_CLIENTS)
                        .getResultList()
                        .toArray())
                .map(client -> new ClientId((String) client))
                .toList();
    }

    /** Deletes some of those that are over since before a time; how many. */
    int purge(Instant before, int count) {
        return entities.createNativeQuery(PURGE)
                .setParameter(1, before)
                .setParameter(2, count)
                .executeUpdate();
    }
}
