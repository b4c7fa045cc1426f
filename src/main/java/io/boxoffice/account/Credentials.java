package io.boxoffice.account;

import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Checks who someone is: the same work for a user that is there, is not there, or may not log in. */
@Dependent
public class Credentials {
    /** What a username and a password came to. */
    public sealed interface Outcome permits Verified, Refused, Busy {}

    /** The password is right and the user may log in. */
    public record Verified(User user) implements Outcome {}

    /** Unknown, wrong or disabled: nobody outside learns which. */
    public record Refused() implements Outcome {}

    /** Too many hashes are waiting. */
    public record Busy() implements Outcome {}

    @Inject
    Accounts accounts;

    @Inject
    HashPool pool;

    @Inject
    PasswordHash hash;

    public Outcome check(String username, Secret password) {
        Optional<Accounts.Stored> stored = accounts.findByName(username);
        return pool.run(() -> check(stored, password)).orElseGet(Busy::new);
    }

    private Outcome check(Optional<Accounts.Stored> found, Secret password) {
        if (found.isEmpty()) {
            hash.matchesNobody(password);
            return new Refused();
        }
        Accounts.Stored stored = found.get();
        boolean right = hash.matches(password, stored.passwordHash());
        if (!right || !stored.user().enabled()) {
            return new Refused();
        }
        if (hash.isOutdated(stored.passwordHash())) {
            accounts.rehash(stored.user().id(), stored.passwordHash(), hash.hash(password));
        }
        return new Verified(stored.user());
    }

    /** Whether a password is longer than any may be. */
    public static boolean isTooLong(Secret password) {
        return Password.isTooLong(password);
    }
}
