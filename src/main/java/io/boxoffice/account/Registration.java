package io.boxoffice.account;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;

/** Makes users: rules first, then the hash, then the row. */
@Dependent
public class Registration {
    /** What became of it. */
    public sealed interface Outcome permits Registered, Taken, Refused, Busy {}

    /** The user is stored. */
    public record Registered(User user) implements Outcome {}

    /** A user of that name is there. */
    public record Taken() implements Outcome {}

    /** Something about the user is not acceptable; the reason is for the administrator. */
    public record Refused(String reason) implements Outcome {}

    /** Too many hashes are waiting. */
    public record Busy() implements Outcome {}

    @Inject
    NewUserRules rules;

    @Inject
    HashPool pool;

    @Inject
    PasswordHash hash;

    @Inject
    Accounts accounts;

    public Outcome register(NewUser user) {
        Optional<String> refusal = rules.refusal(user);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        return pool.run(() -> hash.hash(user.password()))
                .map(hashed -> store(user, hashed))
                .orElseGet(Busy::new);
    }

    private Outcome store(NewUser user, String hashed) {
        try {
            return accounts.add(user, hashed).<Outcome>map(Registered::new).orElseGet(Taken::new);
        } catch (EJBException failed) {
            if (isDuplicate(failed)) {
                return new Taken();
            }
            throw failed;
        }
    }

    private static boolean isDuplicate(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
