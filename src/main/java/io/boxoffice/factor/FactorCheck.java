package io.boxoffice.factor;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.LockoutSettings;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The transactions that look at second factors. Each holds the user's row, so that of any number of presentations of one code, on any nodes,
 * exactly one is right, and no failure goes uncounted.
 */
@Stateless
public class FactorCheck {
    @Inject
    FactorRows rows;

    @Inject
    TotpSeeds seeds;

    @Inject
    RecoveryCodes recovery;

    @Inject
    PasskeyRows passkeys;

    @Inject
    PasskeyCheck passkeyCheck;

    @Inject
    Challenges challenges;

    @Inject
    AccountLock lock;

    @Inject
    LockoutSettings lockout;

    @Inject
    Audit audit;

    @Inject
    FrequentEvents frequent;

    @Inject
    Clock clock;

    /**
     * Looks at what a user shows. Right, it is used up; wrong, it counts, and after as many as of passwords none is looked at for as long as
     * there (RFC 6238 5.2, MF-01, A162, A163). A passkey that answers nothing that was asked is no guess, and does not count.
     *
     * @param before what they had shown before
     */
    public FactorOutcome prove(UserId user, Authentication before, Proof proof) {
        if (!lock.hold(user)) {
            return new FactorOutcome.Wrong();
        }
        if (proof instanceof Proof.Passkey passkey && !isAnswer(passkey.asked().of(user), passkey)) {
            failed(user, "the passkey answers nothing that was asked");
            return new FactorOutcome.Wrong();
        }
        return judged(user, () -> shown(user, before, proof));
    }

    /** Who shows a passkey and nothing else; nobody if it is not good, nobody's, or too many of its user's factors were wrong lately. */
    public Optional<Recognised> recognise(Proof.Passkey passkey) {
        Optional<UserId> owner = Optional.of(passkey)
                .filter(shown -> isAnswer(shown.asked(), shown))
                .flatMap(shown -> passkeys.owner(shown.response().credential()))
                .filter(lock::hold);
        if (owner.isEmpty()) {
            frequent.note(Event.refused(
                    EventType.AUTHN_LOGIN_FAIL, "the passkey is unknown, or answers nothing that was asked"));
            return Optional.empty();
        }
        UserId user = owner.get();
        return judged(user, () -> passkeyCheck.alone(user, passkey.response())) instanceof FactorOutcome.Right right
                ? Optional.of(new Recognised(user, right.shown()))
                : Optional.empty();
    }

    private boolean isAnswer(Asked asked, Proof.Passkey passkey) {
        return challenges.use(Ceremony.GET, asked, passkey.response().challenge());
    }

    /** What is shown by a user who is held: it is looked at unless too much was wrong lately, and what is wrong counts. */
    private FactorOutcome judged(UserId user, Supplier<Optional<Authentication>> look) {
        Instant now = clock.instant();
        StoredTally tally = rows.tally(user);
        if (tally.isLockedAt(now)) {
            failed(user, "second factors are locked");
            return new FactorOutcome.Locked();
        }
        Optional<Authentication> shown = look.get();
        if (shown.isPresent()) {
            tally.clear();
            return new FactorOutcome.Right(shown.get());
        }
        failed(user, "the second factor is wrong");
        if (tally.fail(now, lockout)) {
            audit.record(Event.of(EventType.AUTHN_LOGIN_LOCK, user.toString())
                    .because(lockout.failures() + " wrong second factors, until " + tally.lockedUntil())
                    .failed());
        }
        return new FactorOutcome.Wrong();
    }

    private Optional<Authentication> shown(UserId user, Authentication before, Proof proof) {
        Instant now = clock.instant();
        return switch (proof) {
            case Proof.OneTimeCode code -> withCode(before, isRightNow(user, code.text(), now));
            case Proof.RecoveryCode code -> withCode(before, isUnused(user, code.text(), now));
            case Proof.Passkey passkey -> passkeyCheck.beside(user, before, passkey.response());
        };
    }

    private static Optional<Authentication> withCode(Authentication before, boolean isRight) {
        return isRight ? Optional.of(before.withOneTimeCode()) : Optional.empty();
    }

    private boolean isRightNow(UserId user, Secret code, Instant now) {
        Optional<StoredTotp> totp = rows.confirmed(user);
        OptionalLong step =
                totp.map(known -> seeds.step(known, user, code, now)).orElseGet(OptionalLong::empty);
        step.ifPresent(at -> totp.orElseThrow().use(at, now));
        return step.isPresent();
    }

    private boolean isUnused(UserId user, Secret code, Instant now) {
        boolean isFirst = rows.useCode(user, recovery.hash(user, code), now);
        if (isFirst) {
            audit.record(
                    Event.of(EventType.RECOVERY_CODE_USED, user.toString()).because(FactorKind.RECOVERY_CODE.wire()));
        }
        return isFirst;
    }

    private void failed(UserId user, String reason) {
        audit.record(Event.of(EventType.AUTHN_LOGIN_FAIL, user.toString())
                .because(reason)
                .failed());
    }
}
