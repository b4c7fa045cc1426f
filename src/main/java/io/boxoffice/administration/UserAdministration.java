package io.boxoffice.administration;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.DuplicateKey;
import io.boxoffice.account.PasswordChoice;
import io.boxoffice.account.Profile;
import io.boxoffice.account.User;
import io.boxoffice.account.UserQuery;
import io.boxoffice.account.UserRules;
import io.boxoffice.account.UserSearch;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Lists, changes and removes users: rules first, then the hash, then the row. */
@Dependent
public class UserAdministration {
    /** What became of a change. */
    public sealed interface Changing permits Changed, Stale, Taken, LastAdmin, Invalid, Busy {}

    /** What became of a removal. */
    public sealed interface Removing permits Removed, Unknown, LastAdmin {}

    /** The change is stored. */
    public record Changed(User user) implements Changing {}

    /** Another change came in between. */
    public record Stale() implements Changing {}

    /** Another user has the new name. */
    public record Taken() implements Changing {}

    /** Nobody would be left who may administrate. */
    public record LastAdmin() implements Changing, Removing {}

    /** Something about it is not acceptable; the reason is for the administrator. */
    public record Invalid(String message) implements Changing {}

    /** Too many hashes are waiting. */
    public record Busy() implements Changing {}

    /** The user is gone. */
    public record Removed() implements Removing {}

    /** There is no such user. */
    public record Unknown() implements Removing {}

    @Inject
    UserRules rules;

    @Inject
    PasswordChoice passwords;

    @Inject
    Accounts accounts;

    @Inject
    UserSearch search;

    @Inject
    UserChanges changes;

    /** Up to {@code count} users of those that are asked for, in their order, from behind a place, or from the first. */
    public List<User> page(UserQuery query, Optional<String> behind, int count) {
        return search.page(query, behind, count);
    }

    /** A user by id, as they are stored now. */
    public Optional<User> find(UserId id) {
        return accounts.find(id);
    }

    /**
     * Gives a user another profile, and another password if there is one, if nobody has changed them since they were seen.
     *
     * @param unlocked whether to lift their locks; a new password does so too
     */
    public Changing change(User seen, Profile wanted, Optional<Secret> password, boolean unlocked) {
        Optional<String> refusal = rules.refusal(wanted, seen.grants());
        if (refusal.isPresent()) {
            return new Invalid(refusal.get());
        }
        return password.map(chosen -> withPassword(seen, wanted, chosen, unlocked))
                .orElseGet(() -> store(seen, wanted, Optional.empty(), unlocked));
    }

    /** Removes a user with all that is theirs. */
    public Removing remove(UserId id) {
        return changes.remove(id);
    }

    private Changing withPassword(User seen, Profile wanted, Secret chosen, boolean unlocked) {
        return switch (passwords.of(chosen, wanted.username())) {
            case PasswordChoice.Weak weak -> new Invalid(weak.message());
            case PasswordChoice.Busy _ -> new Busy();
            case PasswordChoice.Hashed hashed -> store(seen, wanted, Optional.of(hashed.hash()), unlocked);
        };
    }

    private Changing store(User seen, Profile wanted, Optional<String> newHash, boolean unlocked) {
        try {
            return changes.change(seen, wanted, newHash, unlocked);
        } catch (EJBException failed) {
            if (DuplicateKey.isCauseOf(failed)) {
                return new Taken();
            }
            throw failed;
        }
    }
}
