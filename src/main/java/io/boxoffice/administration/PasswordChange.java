package io.boxoffice.administration;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.Credentials;
import io.boxoffice.account.Password;
import io.boxoffice.account.PasswordChoice;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The change of one's own password (CR-07). The present one is checked in the same way as at a login, so that whatever
 * closes that one closes this one too.
 */
@Dependent
public class PasswordChange {
    /** What became of it. */
    public sealed interface Outcome permits Changed, Wrong, Weak, Overtaken, Busy {}

    /** The new password is stored, and every other session has ended. */
    public record Changed() implements Outcome {}

    /** The present password is another, or may not be used. */
    public record Wrong() implements Outcome {}

    /** The new password is not acceptable; the message is for the user. */
    public record Weak(String message) implements Outcome {}

    /** Somebody else changed the user meanwhile. */
    public record Overtaken() implements Outcome {}

    /** Too many hashes are waiting. */
    public record Busy() implements Outcome {}

    @Inject
    Accounts accounts;

    @Inject
    Credentials credentials;

    @Inject
    PasswordChoice passwords;

    @Inject
    UserChanges changes;

    /** Replaces a user's password and ends their sessions, all but the one that asks. */
    public Outcome run(UserId id, SessionId session, Secret present, Secret chosen) {
        Optional<User> user = accounts.find(id);
        Optional<Password> typed = Password.of(present);
        if (user.isEmpty() || typed.isEmpty()) {
            return new Wrong();
        }
        Username username = new Username(user.get().username());
        return passwords
                .flaw(chosen, username)
                .<Outcome>map(flaw -> new Weak(flaw.message()))
                .orElseGet(() -> check(username, session, typed.get(), chosen));
    }

    private Outcome check(Username username, SessionId session, Password present, Secret chosen) {
        return switch (credentials.check(username, present)) {
            case Credentials.Verified verified -> replace(verified.user(), session, chosen);
            case Credentials.Refused _ -> new Wrong();
            case Credentials.Busy _ -> new Busy();
        };
    }

    private Outcome replace(User checked, SessionId session, Secret chosen) {
        return switch (passwords.of(chosen, new Username(checked.username()))) {
            case PasswordChoice.Weak weak -> new Weak(weak.message());
            case PasswordChoice.Busy _ -> new Busy();
            case PasswordChoice.Hashed hashed ->
                changes.replacePassword(checked, hashed.hash(), session) ? new Changed() : new Overtaken();
        };
    }
}
