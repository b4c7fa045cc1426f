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
    PasswordHash hash;

    @Inject
    Accounts accounts;

    /** Makes a user with a password that somebody chose for them. */
    public Outcome register(NewUser user) {
        return rules.refusal(user.profile(), Grants.NONE)
                .<Outcome>map(Invalid::new)
                .orElseGet(() -> withPassword(user));
    }

    /** Makes a user who has a password already: what a new one must be is not asked. */
    public Outcome register(ImportedUser user) {
        return rules.refusal(user.profile(), Grants.NONE)
                .<Outcome>map(Invalid::new)
                .orElseGet(() -> store(user.profile(), hash.stored(user.hash())));
    }

    private Outcome withPassword(NewUser user) {
        return switch (passwords.of(user.password(), user.username())) {
            case PasswordChoice.Weak weak -> new Invalid(weak.message());
            case PasswordChoice.Busy _ -> new Busy();
            case PasswordChoice.Hashed hashed -> store(user.profile(), hashed.hash());
        };
    }

    private Outcome store(Profile profile, String hashed) {
        try {
            return accounts.add(profile, hashed).<Outcome>map(Registered::new).orElseGet(Taken::new);
        } catch (EJBException failed) {
            if (DuplicateKey.isCauseOf(failed)) {
                return new Taken();
            }
            throw failed;
        }
    }
}
