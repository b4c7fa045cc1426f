package io.boxoffice.account;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The links by which a user sets a password without the one before, each once. A user has one at most for each way that they are made: another
 * takes its place. Whatever an administrator changes about the user, and another password, ends them.
 */
@Stateless
public class RecoveryLinks {
    private static final String MAKE = """
            INSERT INTO recovery_link (account_id, made, hash, version, expires_at)
            SELECT id, ?4, ?1, version, ?2 FROM account WHERE id = ?3 AND enabled
            ON CONFLICT (account_id, made) DO UPDATE SET hash = EXCLUDED.hash, version = EXCLUDED.version,
                expires_at = EXCLUDED.expires_at""";

    private static final String FIND = """
            SELECT l.account_id FROM recovery_link l JOIN account a ON a.id = l.account_id AND a.version = l.version
            WHERE l.hash = ?1 AND l.expires_at > ?2 AND a.enabled LIMIT 1""";

    private static final String USE = """
            DELETE FROM recovery_link l USING account a
            WHERE l.hash = ?1 AND l.expires_at > ?2 AND a.id = l.account_id AND a.version = l.version""";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT hash FROM recovery_link WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2
                FOR UPDATE SKIP LOCKED)
            DELETE FROM recovery_link USING gone WHERE recovery_link.hash = gone.hash""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Accounts accounts;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Makes a link of a user, in the place of the one before that was made in this way.
     *
     * @param life how long it is good
     * @param why how it is made, for the operator too: up to 32 characters
     * @return its code, which is told this once; nothing if the user is disabled or gone
     */
    public Optional<RandomSecret> make(UserId user, Duration life, String why) {
        RandomSecret code = RandomSecret.random();
        int made = entities.createNativeQuery(MAKE)
                .setParameter(1, code.hash())
                .setParameter(2, clock.instant().plus(life))
                .setParameter(3, user.value())
                .setParameter(4, why)
                .executeUpdate();
        if (made == 0) {
            return Optional.empty();
        }
        audit.record(Event.of(EventType.RECOVERY_LINK_CREATED, user.toString()).because(why));
        return Optional.of(code);
    }

    /** Whose link has this code; nobody if there is none, it is over, or its user is disabled or was changed since. */
    public Optional<User> find(RandomSecret code) {
        Optional<?> user = entities.createNativeQuery(FIND)
                .setParameter(1, code.hash())
                .setParameter(2, clock.instant())
                .getResultStream()
                .findFirst();
        return user.map(UUID.class::cast).map(UserId::new).flatMap(accounts::find);
    }

    /** Uses a link up, in the transaction of the caller, who has locked its user; whether it was still good. */
    public boolean use(RandomSecret code) {
        return entities.createNativeQuery(USE)
                        .setParameter(1, code.hash())
                        .setParameter(2, clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Deletes some of those that are over; whether there may be more. */
    public boolean purge(int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, clock.instant())
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }
}
