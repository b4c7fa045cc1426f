package io.boxoffice.account;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Caller;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Checks who someone is: the same work for a user that is there, is not there, or may not log in. */
@Dependent
public class Credentials {
    /** What a username and a password came to. */
    public sealed interface Outcome permits Verified, Refused, Busy {}

    /** The password is right and the user may log in. */
    public record Verified(User user) implements Outcome {}

    /**
     * Unknown, wrong or disabled: nobody outside learns which.
     *
     * @param reason for the operator only
     */
    public record Refused(String reason) implements Outcome {}

    /** Too many hashes are waiting. */
    public record Busy() implements Outcome {}

    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    Accounts accounts;

    @Inject
    HashPool pool;

    @Inject
    PasswordHash hash;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    /** Checks them; a refusal is written to the audit, and who was found good is the caller from now on. */
    public Outcome check(String username, Secret password) {
        Optional<Accounts.Stored> stored = accounts.findByName(username);
        return known(stored, pool.run(() -> check(stored, password)).orElseGet(Busy::new));
    }

    private Outcome known(Optional<Accounts.Stored> found, Outcome outcome) {
        UUID user = found.map(stored -> stored.user().id()).orElse(NOBODY);
        switch (outcome) {
            case Verified verified -> caller.is(user);
            case Refused refused ->
                audit.record(Event.of(EventType.AUTHN_LOGIN_FAIL, user.toString())
                        .because(refused.reason())
                        .failed());
            case Busy busy -> {}
        }
        return outcome;
    }

    private Outcome check(Optional<Accounts.Stored> found, Secret password) {
        if (found.isEmpty()) {
            hash.matchesNobody(password);
            return new Refused("there is no such user");
        }
        Accounts.Stored stored = found.get();
        boolean right = hash.matches(password, stored.passwordHash());
        if (!right || !stored.user().enabled()) {
            return new Refused(right ? "the user is disabled" : "the password is wrong");
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
