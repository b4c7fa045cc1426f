package io.boxoffice.account;

import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The stored tallies, each locked by whoever reads it. */
@Dependent
class TallyRows {
    private static final String ADD = """
            INSERT INTO login_tally (id, account_id, network, tries, locks, tried_at)
            VALUES (?1, ?2, ?3, 0, 0, ?4) ON CONFLICT (account_id, network) DO NOTHING""";

    private static final String KEEP_THE_LATEST = """
            DELETE FROM login_tally WHERE account_id = ?1 AND network <> '' AND id NOT IN (
                SELECT id FROM login_tally WHERE account_id = ?1 AND network <> '' ORDER BY tried_at DESC, id LIMIT ?2)""";

    private static final String TELL_THE_LATEST = """
            UPDATE account SET locked_until = (SELECT max(locked_until) FROM login_tally WHERE account_id = ?1)
            WHERE id = ?1""";

    @PersistenceContext
    EntityManager entities;

    /** The tally of a network that is known to be the user's, else the one for everywhere. */
    Tally of(UserId user, String network, Instant now) {
        return first(user, network).orElseGet(() -> {
            add(user, Tally.EVERYWHERE, now);
            return first(user, network).orElseThrow();
        });
    }

    /** A network comes before everywhere, which sorts lowest. Only the one that is found is locked. */
    private Optional<Tally> first(UserId user, String network) {
        return entities.createQuery(
                        "SELECT t FROM Tally t WHERE t.accountId = :account AND t.network IN (:network, :everywhere)"
                                + " ORDER BY t.network DESC",
                        Tally.class)
                .setParameter("account", user.value())
                .setParameter("network", network)
                .setParameter("everywhere", Tally.EVERYWHERE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    Optional<Tally> find(UUID id) {
        return Optional.ofNullable(entities.find(Tally.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Whether a user has logged in from anywhere, as far as it is remembered. */
    boolean knowsAny(UserId user) {
        return !entities.createQuery(
                        "SELECT t.id FROM Tally t WHERE t.accountId = :account AND t.network <> :everywhere",
                        UUID.class)
                .setParameter("account", user.value())
                .setParameter("everywhere", Tally.EVERYWHERE)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Remembers a network as the user's, and keeps the {@code most} that were used last. */
    void know(UserId user, String network, int most, Instant now) {
        add(user, network, now);
        entities.createNativeQuery(KEEP_THE_LATEST)
                .setParameter(1, user.value())
                .setParameter(2, most)
                .executeUpdate();
    }

    private void add(UserId user, String network, Instant now) {
        Tally fresh = new Tally(user, network, now);
        entities.createNativeQuery(ADD)
                .setParameter(1, fresh.id())
                .setParameter(2, user.value())
                .setParameter(3, network)
                .setParameter(4, now)
                .executeUpdate();
    }

    /** Writes the latest lock of any tally where administrators see it; the user must be locked. */
    void tell(UserId user) {
        entities.flush();
        entities.createNativeQuery(TELL_THE_LATEST)
                .setParameter(1, user.value())
                .executeUpdate();
    }

    /** Nothing is counted any more, and no lock is left. */
    void clear(UserId user) {
        entities.createQuery(
                        "UPDATE Tally t SET t.tries = 0, t.locks = 0, t.lockedUntil = NULL WHERE t.accountId = :account")
                .setParameter("account", user.value())
                .executeUpdate();
    }

    void forget(UserId user) {
        entities.createQuery("DELETE FROM Tally t WHERE t.accountId = :account")
                .setParameter("account", user.value())
                .executeUpdate();
    }

    /** Takes locks that are over from the users, and deletes what was not touched since a time. */
    void purge(Instant before, Instant now) {
        entities.createQuery("UPDATE Account a SET a.lockedUntil = NULL WHERE a.lockedUntil < :now")
                .setParameter("now", now)
                .executeUpdate();
        entities.createQuery(
                        "DELETE FROM Tally t WHERE t.triedAt < :before AND (t.lockedUntil IS NULL OR t.lockedUntil < :now)")
                .setParameter("before", before)
                .setParameter("now", now)
                .executeUpdate();
    }
}
