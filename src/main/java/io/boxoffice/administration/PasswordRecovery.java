package io.boxoffice.administration;

import io.boxoffice.account.PasswordChoice;
import io.boxoffice.account.RecoveryLinks;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Sets a password by a link: the link first, then the rules, then the hash, then the row. */
@Dependent
public class PasswordRecovery {
    /** What became of it. */
    public sealed interface Outcome permits Recovered, BadLink, Weak, Busy {}

    /** The new password is stored, and every session has ended. */
    public record Recovered() implements Outcome {}

    /** There is no such link, or it is over, used up, or of a user who is disabled or was changed since: nobody learns which. */
    public record BadLink() implements Outcome {}

    /** The new password is not acceptable, and the link still good; the message is for the user. */
    public record Weak(String message) implements Outcome {}

    /** Too many hashes are waiting, and the link is still good. */
    public record Busy() implements Outcome {}

    @Inject
    RecoveryLinks links;

    @Inject
    PasswordChoice passwords;

    @Inject
    UserChanges changes;

    @Inject
    FrequentEvents events;

    /**
     * Sets the password of the user whose link it is.
     *
     * @param code of the link, as somebody sent it
     */
    public Outcome run(Secret code, Secret chosen) {
        Optional<RandomSecret> parsed = RandomSecret.parse(code.reveal());
        return parsed.flatMap(links::find)
                .map(user -> set(user, parsed.orElseThrow(), chosen))
                .orElseGet(() -> refused("no link of this code, or over, or its user was changed since"));
    }

    private Outcome set(User user, RandomSecret code, Secret chosen) {
        return switch (passwords.of(chosen, new Username(user.username()))) {
            case PasswordChoice.Weak weak -> new Weak(weak.message());
            case PasswordChoice.Busy _ -> new Busy();
            case PasswordChoice.Hashed hashed ->
                changes.recoverPassword(user, code, hashed.hash())
                        ? new Recovered()
                        : refused("used up, or its user was changed, meanwhile");
        };
    }

    private Outcome refused(String why) {
        events.note(Event.refused(EventType.RECOVERY_FAIL, why));
        return new BadLink();
    }
}
