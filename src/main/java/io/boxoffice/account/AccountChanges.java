package io.boxoffice.account;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.refresh.SessionService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** The transactions that change and remove users: with each commit the sessions that it ends, and its audit events. */
@Stateless
public class AccountChanges {
    private static final long ADMINS_LOCK = 0x626f_786f_0003L;

    @PersistenceContext
    EntityManager entities;

    @Inject
    SessionService sessions;

    @Inject
    Attempts attempts;

    @Inject
    Audit audit;

    /**
     * Gives a user another profile, and another password if there is a hash of one, if they are the version that was seen.
     *
     * @param unlocked whether to lift their locks; a new password does so too
     */
    public Administration.Changing change(User seen, Profile wanted, Optional<String> newHash, boolean unlocked) {
        Optional<Account> found = unchanged(seen);
        if (found.isEmpty()) {
            return new Administration.Stale();
        }
        if (isTaken(wanted.username(), seen.id())) {
            return new Administration.Taken();
        }
        User before = found.get().user();
        if (!wanted.administers() && isLastAdmin(before)) {
            return new Administration.LastAdmin();
        }
        return new Administration.Changed(changed(found.get(), wanted, newHash, unlocked));
    }

    /**
     * Gives a user who shall administrate again their profile and a password, and ends their sessions, if they are the version that was
     * seen: what {@link AdminRecovery} does.
     */
    public boolean recover(User seen, Profile wanted, String newHash) {
        Optional<Account> found = unchanged(seen);
        found.ifPresent(account -> {
            changed(account, wanted, Optional.of(newHash), true);
            record(EventType.USER_UPDATED, seen.id(), "recovered by boxoffice.admin.recovery");
        });
        return found.isPresent();
    }

    /** Removes a user with all that is theirs. */
    public Administration.Removing remove(UUID id) {
        Optional<Account> found = locked(id);
        if (found.isEmpty()) {
            return new Administration.Unknown();
        }
        User user = found.get().user();
        if (isLastAdmin(user)) {
            return new Administration.LastAdmin();
        }
        sessions.refuseAllOf(id, "user deleted");
        attempts.forget(id);
        record(EventType.USER_DELETED, id, Difference.told(user));
        entities.remove(found.get());
        return new Administration.Removed();
    }

    /** Stores the password that a user chose, if they are still the one whose old password was checked. */
    public boolean replacePassword(User checked, String newHash, UUID sparedSession) {
        Optional<Account> found = unchanged(checked);
        found.ifPresent(account -> {
            account.replacePassword(newHash);
            sessions.endAllOfBut(checked.id(), sparedSession, "password changed");
            record(EventType.AUTHN_PASSWORD_CHANGE, checked.id(), "by the user");
        });
        return found.isPresent();
    }

    private User changed(Account account, Profile wanted, Optional<String> newHash, boolean unlocked) {
        User before = account.user();
        account.change(wanted);
        newHash.ifPresent(account::replacePassword);
        if (unlocked || newHash.isPresent()) {
            account.unlock();
            attempts.lift(before.id());
        }
        entities.flush(); // a name that was taken in between is felt here, by the unique constraint
        User after = account.user();
        Difference difference = new Difference(before, after);
        endSessions(difference, newHash.isPresent());
        tell(difference, newHash.isPresent());
        return after;
    }

    private void endSessions(Difference difference, boolean newPassword) {
        UUID id = difference.after().id();
        Optional<String> every =
                newPassword ? Optional.of("password set by an administrator") : difference.endOfEverySession();
        every.ifPresentOrElse(reason -> sessions.endAllOf(id, reason), () -> {
            for (Audience audience : difference.withdrawn()) {
                sessions.endAllAt(id, audience, "audience no longer granted");
            }
        });
    }

    private void tell(Difference difference, boolean newPassword) {
        UUID id = difference.after().id();
        difference.ofTheRest().ifPresent(words -> record(EventType.USER_UPDATED, id, words));
        difference.ofPermissions().ifPresent(words -> record(EventType.PRIVILEGE_PERMISSIONS_CHANGED, id, words));
        if (newPassword) {
            record(EventType.AUTHN_PASSWORD_CHANGE, id, "by an administrator");
        }
    }

    private void record(EventType type, UUID id, String reason) {
        audit.record(Event.of(type, id.toString()).because(reason));
    }

    private Optional<Account> unchanged(User seen) {
        return locked(seen.id()).filter(row -> row.user().version() == seen.version());
    }

    /** Of two changes at once, one waits here and then sees what the other has left. */
    private Optional<Account> locked(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private boolean isTaken(Username username, UUID by) {
        return !entities.createQuery(
                        "SELECT a.id FROM Account a WHERE a.usernameKey = :key AND a.id <> :id", UUID.class)
                .setParameter("key", username.key())
                .setParameter("id", by)
                .getResultList()
                .isEmpty();
    }

    /** Whoever is about to leave the administrators waits here for the one before, and then counts those who are left. */
    private boolean isLastAdmin(User user) {
        if (!user.administers()) {
            return false;
        }
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)")
                .setParameter(1, ADMINS_LOCK)
                .getSingleResult();
        return entities.createNativeQuery("SELECT 1 FROM account a JOIN account_audience g ON g.account_id = a.id"
                        + " WHERE a.id <> ?1 AND a.enabled AND ?2 = ANY (string_to_array(a.roles, ' '))"
                        + " AND g.audience = ?3 LIMIT 1")
                .setParameter(1, user.id())
                .setParameter(2, User.ADMIN)
                .setParameter(3, Audience.SERVER.name())
                .getResultList()
                .isEmpty();
    }
}
