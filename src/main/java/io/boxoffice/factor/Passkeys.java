package io.boxoffice.factor;

import io.boxoffice.account.AccountChanges;
import io.boxoffice.account.AccountLock;
import io.boxoffice.account.User;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.webauthn.Credential;
import io.boxoffice.webauthn.PasskeyOptions;
import io.boxoffice.webauthn.RegistrationResponse;
import io.boxoffice.webauthn.RelyingParty;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The transactions that ask for passkeys, and that add one. {@link FactorCheck} looks at those that are shown, and {@link Factors} removes them. */
@Stateless
public class Passkeys {
    @Inject
    PasskeyRows rows;

    @Inject
    Challenges challenges;

    @Inject
    RelyingParty party;

    @Inject
    AccountLock lock;

    @Inject
    AccountChanges accounts;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** What a browser is asked to make a passkey; nothing if the user has as many as they may have. */
    public Optional<PasskeyOptions> beginCreation(User user, Asked asked) {
        return creation(user, asked, false);
    }

    /** The same of a user who must set a factor up while they sign in: it has to verify them. */
    public Optional<PasskeyOptions> beginEnrolment(User user, Asked asked) {
        return creation(user, asked, true);
    }

    private Optional<PasskeyOptions> creation(User user, Asked asked, boolean verifies) {
        lock.require(user.id());
        List<PasskeyOptions.Known> had = known(user.id());
        return isFull(had)
                ? Optional.empty()
                : Optional.of(party.creation(
                        challenges.begin(Ceremony.CREATE, asked),
                        rows.handle(user.id()),
                        user.username(),
                        had,
                        verifies));
    }

    /**
     * Adds the passkey that a browser has made for a user.
     *
     * @param name what they call it
     */
    public NewPasskey add(UserId user, Asked asked, RegistrationResponse sent, Optional<String> name) {
        lock.require(user);
        Optional<Credential> made = made(asked, sent);
        if (isFull(known(user))) {
            return new NewPasskey.Full();
        }
        return made.flatMap(credential -> added(user, credential, sent, name))
                .<NewPasskey>map(NewPasskey.Added::new)
                .orElseGet(NewPasskey.Refused::new);
    }

    /**
     * Adds the passkey that the browser of a user has made who must set a factor up while they sign in.
     *
     * @param before what they had shown before
     * @return what they have shown by now; nothing if it is not good, or has not verified them
     */
    public Optional<Authentication> enrol(UserId user, Authentication before, Asked asked, RegistrationResponse sent) {
        lock.require(user);
        return made(asked, sent)
                .filter(Credential::verified)
                .filter(_ -> !isFull(known(user)))
                .filter(made -> added(user, made, sent, Optional.empty()).isPresent())
                .map(made -> before.withPasskey(made.backupEligible()));
    }

    /** What was made, if it answers what was asked; that is used up in any case. */
    private Optional<Credential> made(Asked asked, RegistrationResponse sent) {
        boolean isFresh = challenges.use(Ceremony.CREATE, asked, sent.challenge());
        return Optional.of(sent).filter(_ -> isFresh).flatMap(party::made);
    }

    private Optional<Factor> added(UserId user, Credential made, RegistrationResponse sent, Optional<String> name) {
        return rows.add(user, made, sent.transports(), name, clock.instant()).flatMap(_ -> {
            accounts.secondFactor(user, true);
            audit.record(Event.of(EventType.FACTOR_ADDED, user.toString()).because(FactorKind.PASSKEY.wire()));
            return rows.find(made.id()).map(StoredPasskey::factor);
        });
    }

    /** What a browser is asked that does not know its user: nobody is told who has a passkey (A168). */
    public PasskeyOptions beginAlone(Asked asked) {
        return party.requestAlone(challenges.begin(Ceremony.GET, asked));
    }

    /** What the browser of a user is asked who has shown a password; nothing if they have no passkey. */
    public Optional<PasskeyOptions> beginBeside(UserId user, Asked asked) {
        List<PasskeyOptions.Known> known = known(user);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        RandomSecret challenge = challenges.begin(Ceremony.GET, asked.of(user));
        return Optional.of(party.requestOneOf(challenge, known));
    }

    private List<PasskeyOptions.Known> known(UserId user) {
        return rows.of(user).stream().map(StoredPasskey::known).toList();
    }

    private static boolean isFull(List<PasskeyOptions.Known> had) {
        return had.size() >= PasskeyRows.MOST;
    }

    /** Deletes some of the challenges that are over; whether there may be more. */
    public boolean purge(int count) {
        return challenges.purge(count);
    }
}
