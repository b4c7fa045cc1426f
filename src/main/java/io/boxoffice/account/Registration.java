package io.boxoffice.account;

import io.boxoffice.oauth.Grants;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Makes users: rules first, then the hash, then the row. */
@Dependent
public class Registration {
    /** What became of it. */
    public sealed interface Outcome permits Registered, Taken, Invalid, Busy {}

    /** The user is stored. */
    public record Registered(User user) implements Outcome {}

    /** A user of that name is there. */
    public record Taken() implements Outcome {}

    /** Something about the user is not acceptable; the reason is for the administrator. */
    public record Invalid(String message) implements Outcome {}

    /** Too many hashes are waiting. */
    public record Busy() implements Outcome {}

    @Inject
    UserRules rules;

    @Inject
    PasswordChoice passwords;

    @Inject
    Accounts accounts;

    public Outcome register(NewUser user) {
        return rules.refusal(user.profile(), Grants.NONE)
                .<Outcome>map(Invalid::new)
                .orElseGet(() -> withPassword(user));
    }

    private Outcome withPassword(NewUser user) {
        return switch (passwords.of(user.password(), user.username())) {
            case PasswordChoice.Weak weak -> new Invalid(weak.message());
            case PasswordChoice.Busy _ -> new Busy();
            case PasswordChoice.Hashed hashed -> store(user, hashed.hash());
        };
    }

    private Outcome store(NewUser user, String hashed) {
        try {
            return accounts.add(user, hashed).<Outcome>map(Registered::new).orElseGet(Taken::new);
        } catch (EJBException failed) {
            if (DuplicateKey.isCauseOf(failed)) {
                return new Taken();
            }
            throw failed;
        }
    }
}
