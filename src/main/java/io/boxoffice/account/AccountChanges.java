package io.boxoffice.account;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes and removes stored users, inside the caller's transaction, which holds them first ({@link #lock}). What a change
 * means for their sessions, and what is told of it, is the caller's.
 */
@Dependent
public class AccountChanges {
    private static final long ADMINS_LOCK = 0x626f_786f_0003L;

    /** As the index {@code account_admin} has it, word for word: a parameter in its place would have all users read. */
    static final String OTHER_ADMIN = "SELECT 1 FROM account a JOIN account_audience g ON g.account_id = a.id"
            + " WHERE a.id <> ?1 AND a.enabled AND '" + User.ADMIN + "' = ANY (string_to_array(a.roles, ' '))"
            + " AND g.audience = ?2 LIMIT 1";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Attempts attempts;

    /** Of two changes at once, one waits here and then sees what the other has left. */
    public Optional<User> lock(UserId id) {
        return Optional.ofNullable(entities.find(Account.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(Account::user);
    }

    /**
     * Gives a locked user another profile, and another password if there is a hash of one.
     *
     * @param unlocked whether to lift their locks; a new password does so too
     * @return the user as they are now
     */
    public User change(UserId id, Profile wanted, Optional<String> newHash, boolean unlocked) {
        Account account = held(id);
        account.change(wanted);
        newHash.ifPresent(account::replacePassword);
        if (unlocked || newHash.isPresent()) {
            account.unlock();
            attempts.lift(id);
        }
        entities.flush(); // a name that was taken in between is felt here, by the unique constraint
        return account.user();
    }

    /** Gives a locked user another password. */
    public void replacePassword(UserId id, String newHash) {
        held(id).replacePassword(newHash);
    }

    /** Gives a locked user another password, who has shown by other means than the one before who they are: their locks are lifted. */
    public void recoverPassword(UserId id, String newHash) {
        replacePassword(id, newHash);
        held(id).unlock();
        attempts.lift(id);
    }

    /** Notes whether a user has a factor besides the password. It is no change that an administrator made: the version stays. */
    public void secondFactor(UserId id, boolean isThere) {
        entities.createNativeQuery("UPDATE account SET second_factor = ?1 WHERE id = ?2")
                .setParameter(1, isThere)
                .setParameter(2, id.value())
                .executeUpdate();
    }

    /** Removes a locked user, and what is known of their logins. */
    public void remove(UserId id) {
        attempts.forget(id);
        entities.remove(held(id));
    }

    private Account held(UserId id) {
        return Objects.requireNonNull(entities.find(Account.class, id.value()), "the user is not locked");
    }

    /** Whether a name is another user's. */
    public boolean isTaken(Username username, UserId by) {
        return !entities.createQuery(
                        "SELECT a.id FROM Account a WHERE a.usernameKey = :key AND a.id <> :id", UUID.class)
                .setParameter("key", username.key())
                .setParameter("id", by.value())
                .getResultList()
                .isEmpty();
    }

    /** Whoever is about to leave the administrators waits here for the one before, and then counts those who are left. */
    public boolean isLastAdmin(User user) {
        if (!user.administers()) {
            return false;
        }
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)")
                .setParameter(1, ADMINS_LOCK)
                .getSingleResult();
        return entities.createNativeQuery(OTHER_ADMIN)
                .setParameter(1, user.id().value())
                .setParameter(2, Audience.SERVER.name())
                .getResultList()
                .isEmpty();
    }
}
