package io.boxoffice.refresh;

import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The stored sessions and their tokens. */
@Dependent
class RefreshTokens {
    @PersistenceContext
    EntityManager entities;

    void add(Session session) {
        entities.persist(session);
        entities.flush(); // the token's foreign key needs it there
    }

    void add(RefreshToken token) {
        entities.persist(token);
    }

    Optional<Presented> find(RefreshText text) {
        return entities.createQuery(
                        "SELECT t, s FROM RefreshToken t, Session s"
                                + " WHERE t.session = :session AND t.generation = :generation AND s.id = t.session",
                        Object[].class)
                .setParameter("session", text.session())
                .setParameter("generation", text.generation())
                .getResultStream()
                .map(found -> new Presented(text, (RefreshToken) found[0], (Session) found[1]))
                .findFirst();
    }

    int endAllBefore(Instant time, Instant now) {
        return entities.createQuery(
                        "UPDATE Session s SET s.endedAt = :now WHERE s.createdAt < :time AND s.endedAt IS NULL")
                .setParameter("now", now)
                .setParameter("time", time)
                .executeUpdate();
    }

    void endAllOf(UUID accountId, Instant now) {
        entities.createQuery("UPDATE Session s SET s.endedAt = :now WHERE s.accountId = :account AND s.endedAt IS NULL")
                .setParameter("now", now)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    void endAllOfBut(UUID accountId, UUID spared, Instant now) {
        entities.createQuery("UPDATE Session s SET s.endedAt = :now"
                        + " WHERE s.accountId = :account AND s.id <> :spared AND s.endedAt IS NULL")
                .setParameter("now", now)
                .setParameter("account", accountId)
                .setParameter("spared", spared)
                .executeUpdate();
    }

    void endAllAt(UUID accountId, Audience audience, Instant now) {
        entities.createQuery("UPDATE Session s SET s.endedAt = :now"
                        + " WHERE s.accountId = :account AND s.audience = :audience AND s.endedAt IS NULL")
                .setParameter("now", now)
                .setParameter("account", accountId)
                .setParameter("audience", audience.name())
                .executeUpdate();
    }

    /** One conditional write: of any number of presentations of one token, exactly one is told {@code true}. */
    boolean use(RefreshText text, Instant now) {
        return entities.createQuery("UPDATE RefreshToken t SET t.usedAt = :now"
                                + " WHERE t.session = :session AND t.generation = :generation AND t.usedAt IS NULL")
                        .setParameter("now", now)
                        .setParameter("session", text.session())
                        .setParameter("generation", text.generation())
                        .executeUpdate()
                == 1;
    }
}
