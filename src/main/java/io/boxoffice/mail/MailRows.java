package io.boxoffice.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The stored mails. */
@Dependent
class MailRows {
    private static final String ADD = """
            INSERT INTO outgoing_mail (id, account_id, kind, detail, address, created_at, due_at, tries)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?6, 0
            WHERE (SELECT count(*) FROM outgoing_mail WHERE account_id = ?2 AND kind = ?3 AND created_at > ?7) < ?8""";

    /** What another node has just taken is not waited for. */
    private static final String DUE = """
            SELECT id FROM outgoing_mail WHERE due_at <= ?1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED""";

    private static final String WAITING = "SELECT count(*) FROM outgoing_mail WHERE due_at IS NOT NULL";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT id FROM outgoing_mail WHERE created_at <= ?1 AND due_at IS NULL ORDER BY created_at LIMIT ?2
                FOR UPDATE SKIP LOCKED)
            DELETE FROM outgoing_mail USING gone WHERE outgoing_mail.id = gone.id""";

    @PersistenceContext
    EntityManager entities;

    /** Adds one, if its user has not got as many of its kind since a time; whether it did. */
    boolean add(MailKind kind, UserId user, String detail, String address, Instant now, Instant since) {
        return entities.createNativeQuery(ADD)
                        .setParameter(1, UuidCreator.getTimeOrderedEpoch())
                        .setParameter(2, user.value())
                        .setParameter(3, kind.wire())
                        .setParameter(4, detail)
                        .setParameter(5, address)
                        .setParameter(6, now)
                        .setParameter(7, since)
                        .setParameter(8, kind.mostAnHour())
                        .executeUpdate()
                == 1;
    }

    Optional<StoredMail> due(Instant now) {
        Optional<?> due = entities.createNativeQuery(DUE)
                .setParameter(1, now)
                .getResultStream()
                .findFirst();
        return due.map(UUID.class::cast).flatMap(this::find);
    }

    Optional<StoredMail> find(UUID id) {
        return Optional.ofNullable(entities.find(StoredMail.class, id));
    }

    long waiting() {
        return ((Number) entities.createNativeQuery(WAITING).getSingleResult()).longValue();
    }

    boolean purge(Instant before, int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, before)
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }
}
