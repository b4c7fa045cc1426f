package io.boxoffice.administration;

import io.boxoffice.account.AccountChanges;
import io.boxoffice.account.Profile;
import io.boxoffice.account.RecoveryLinks;
import io.boxoffice.account.User;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.factor.Factors;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The transactions that change and remove users: with each commit the sessions that it ends, and its audit events. */
@Stateless
public class UserChanges {
    @Inject
    AccountChanges accounts;

    @Inject
    SessionService sessions;

    @Inject
    Factors factors;

    @Inject
    RecoveryLinks links;

    @Inject
    Audit audit;

    /**
     * Gives a user another profile, and another password if there is a hash of one, if they are the version that was seen.
     *
     * @param unlocked whether to lift their locks; a new password does so too
     */
    public UserAdministration.Changing change(User seen, Profile wanted, Optional<String> newHash, boolean unlocked) {
        Optional<User> before = unchanged(seen);
        if (before.isEmpty()) {
            return new UserAdministration.Stale();
        }
        if (accounts.isTaken(wanted.username(), seen.id())) {
            return new UserAdministration.Taken();
        }
        if (!wanted.administers() && accounts.isLastAdmin(before.get())) {
            return new UserAdministration.LastAdmin();
        }
        return new UserAdministration.Changed(changed(before.get(), wanted, newHash, unlocked));
    }

    /**
     * Gives a user who shall administrate again their profile and a password, takes their second factors away, which may be what they have
     * lost, and ends their sessions, if they are the version that was seen: what {@link AdminRecovery} does.
     */
    public boolean recover(User seen, Profile wanted, String newHash) {
        Optional<User> before = unchanged(seen);
        before.ifPresent(user -> {
            changed(user, wanted, Optional.of(newHash), true);
            factors.removeAll(user.id());
            record(EventType.USER_UPDATED, seen.id(), "recovered by boxoffice.admin.recovery");
        });
        return before.isPresent();
    }

    /** Removes a user with all that is theirs. */
    public UserAdministration.Removing remove(UserId id) {
        Optional<User> found = accounts.lock(id);
        if (found.isEmpty()) {
            return new UserAdministration.Unknown();
        }
        if (accounts.isLastAdmin(found.get())) {
            return new UserAdministration.LastAdmin();
        }
        sessions.refuseAllOf(id, EndReason.Known.USER_DELETED);
        record(EventType.USER_DELETED, id, found.get().told());
        accounts.remove(id);
        return new UserAdministration.Removed();
    }

    /** Stores the password that a user chose, if they are still the one whose old password was checked. */
    public boolean replacePassword(User checked, String newHash, SessionId sparedSession) {
        Optional<User> found = unchanged(checked);
        found.ifPresent(user -> {
            accounts.replacePassword(user.id(), newHash);
            sessions.endAllOfBut(user.id(), sparedSession, EndReason.Known.PASSWORD_CHANGED);
            record(EventType.AUTHN_PASSWORD_CHANGE, user.id(), "by the user");
        });
        return found.isPresent();
    }

    /**
     * Stores the password that a user chose by a link, if that is still good: it is used up with it, every session ends, every lock of theirs is
     * lifted, and their second factors stay (MF-06).
     *
     * @param seen whose link it was when it was looked at
     */
    public boolean recoverPassword(User seen, RandomSecret code, String newHash) {
        Optional<User> found = unchanged(seen).filter(User::enabled).filter(_ -> links.use(code));
        found.ifPresent(user -> {
            accounts.recoverPassword(user.id(), newHash);
            sessions.endAllOf(user.id(), EndReason.Known.PASSWORD_CHANGED);
            record(EventType.AUTHN_PASSWORD_CHANGE, user.id(), "by a recovery link");
        });
        return found.isPresent();
    }

    private Optional<User> unchanged(User seen) {
        return accounts.lock(seen.id()).filter(user -> user.version() == seen.version());
    }

    private User changed(User before, Profile wanted, Optional<String> newHash, boolean unlocked) {
        User after = accounts.change(before.id(), wanted, newHash, unlocked);
        Difference difference = new Difference(before, after);
        endSessions(difference, newHash.isPresent());
        tell(difference, newHash.isPresent());
        return after;
    }

    private void endSessions(Difference difference, boolean newPassword) {
        UserId id = difference.after().id();
        Optional<EndReason> every =
                newPassword ? Optional.of(EndReason.Known.PASSWORD_SET) : difference.endOfEverySession();
        every.ifPresentOrElse(reason -> sessions.endAllOf(id, reason), () -> {
            for (Audience audience : difference.withdrawn()) {
                sessions.endAllAt(id, audience, EndReason.Known.AUDIENCE_WITHDRAWN);
            }
        });
    }

    private void tell(Difference difference, boolean newPassword) {
        UserId id = difference.after().id();
        difference.ofTheRest().ifPresent(words -> record(EventType.USER_UPDATED, id, words));
        difference.ofPermissions().ifPresent(words -> record(EventType.PRIVILEGE_PERMISSIONS_CHANGED, id, words));
        if (newPassword) {
            record(EventType.AUTHN_PASSWORD_CHANGE, id, "by an administrator");
        }
    }

    private void record(EventType type, UserId id, String reason) {
        audit.record(Event.of(type, id.toString()).because(reason));
    }
}
