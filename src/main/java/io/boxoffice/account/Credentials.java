package io.boxoffice.account;

import io.boxoffice.audit.Actor;
import io.boxoffice.oauth.Subject;
import io.boxoffice.transport.Network;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Checks who someone is: the same work for a user that is there, is not there, is locked, or may not log in. */
@Dependent
public class Credentials {
    /** What a username and a password came to. */
    public sealed interface Outcome permits Verified, Refused, Busy {}

    /** The password is right and the user may log in. */
    public record Verified(User user) implements Outcome {}

    /**
     * Unknown, wrong, locked or disabled: nobody outside learns which.
     *
     * @param reason for the operator only
     */
    public record Refused(LoginRefusal reason) implements Outcome {}

    /** Too many hashes are waiting. Nothing was looked at, and nothing counts. */
    public record Busy() implements Outcome {}

    private record Checked(Attempt attempt, Outcome outcome) {}

    @Inject
    Accounts accounts;

    @Inject
    Attempts attempts;

    @Inject
    HashPool pool;

    @Inject
    PasswordHash hash;

    @Inject
    Actor caller;

    /** Checks them; a refusal is written to the audit, and who was found good is the caller from now on. */
    public Outcome check(Username username, Password password) {
        Network from = Network.of(caller.address().orElse(""));
        return pool.run(
                        () -> accounts.findByName(username),
                        (turn, stored) -> stored.map(found -> checked(turn, found, password, from))
                                .orElseGet(() -> checkedNobody(turn, username, password, from)))
                .map(this::concluded)
                .orElseGet(Busy::new);
    }

    private Checked checkedNobody(FairQueue.Turn turn, Username username, Password password, Network from) {
        Attempt attempt = attempts.beginForNobody(username, from);
        hash.matchesNobody(turn, password);
        return new Checked(attempt, new Refused(LoginRefusal.NOBODY));
    }

    private Checked checked(FairQueue.Turn turn, Accounts.Stored stored, Password password, Network from) {
        Attempt attempt = attempts.begin(stored.user().id(), from);
        // Hashed in any case: the right password during a lock must take as long as a wrong one.
        boolean right = hash.matches(turn, password, stored.passwordHash());
        if (!attempt.isAdmitted()) {
            return new Checked(attempt, new Refused(LoginRefusal.LOCKED));
        }
        if (!right || !stored.user().enabled()) {
            return new Checked(attempt, new Refused(right ? LoginRefusal.DISABLED : LoginRefusal.WRONG_PASSWORD));
        }
        if (hash.isOutdated(stored.passwordHash())) {
            accounts.rehash(stored.user().id(), stored.passwordHash(), hash.hash(turn, password));
        }
        return new Checked(attempt, new Verified(stored.user()));
    }

    private Outcome concluded(Checked checked) {
        switch (checked.outcome()) {
            case Verified verified -> {
                attempts.succeeded(checked.attempt());
                caller.is(new Subject.OfUser(verified.user().id()));
            }
            case Refused refused -> attempts.failed(checked.attempt(), refused.reason());
            case Busy _ -> {}
        }
        return checked.outcome();
    }
}
