package io.boxoffice.factor;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.account.AccountChanges;
import io.boxoffice.account.AccountLock;
import io.boxoffice.account.LockoutSettings;
import io.boxoffice.account.User;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.vault.Encryption;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The transactions that set up, look at and remove second factors. Each that decides holds the user's row, so that of any number of
 * presentations of one code, on any nodes, exactly one is right, and no failure goes uncounted.
 */
@Stateless
public class Factors {
    @Inject
    FactorRows rows;

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
    AccountChanges accounts;

    @Inject
    KeyRing ring;

    @Inject
    LockoutSettings lockout;

    @Inject
    Issuer issuer;

    @Inject
    Audit audit;

    @Inject
    FrequentEvents frequent;

    @Inject
    Clock clock;

    /** What a user has: a set of recovery codes is one of them. */
    public List<Factor> of(UserId user) {
        return Stream.of(
                        rows.confirmed(user).map(StoredTotp::factor).stream(),
                        passkeys.of(user).stream().map(StoredPasskey::factor),
                        rows.codes(user).stream())
                .flatMap(kind -> kind)
                .toList();
    }

    /** Makes a seed for a user, in the place of one that was never confirmed; the one that is their factor stays it until then. */
    public NewTotp beginTotp(User user) {
        requireHeld(user.id());
        rows.pending(user.id()).ifPresent(rows::remove);
        TotpSeed seed = TotpSeed.random();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        rows.add(new StoredTotp(id, user.id(), seal().close(seed.bytes(), associated(id, user.id())), clock.instant()));
        return new NewTotp(
                new Secret(seed.base32()),
                new Secret(seed.uri(URI.create(issuer.url()).getAuthority(), user.username())));
    }

    /** Makes the seed that waits a user's factor, in the place of the one before; whether the code was right. */
    public boolean confirmTotp(UserId user, Secret code) {
        requireHeld(user);
        Instant now = clock.instant();
        Optional<StoredTotp> pending = rows.pending(user);
        OptionalLong step = pending.map(totp -> step(totp, user, code, now)).orElseGet(OptionalLong::empty);
        if (step.isEmpty()) {
            return false;
        }
        rows.confirmed(user).ifPresent(rows::remove);
        pending.orElseThrow().confirm(step.getAsLong(), now);
        accounts.secondFactor(user, true);
        record(EventType.FACTOR_ADDED, user, FactorKind.TOTP);
        return true;
    }

    /** Ten new recovery codes of a user, which are shown this once; those before are good for nothing any more. */
    public List<Secret> newRecoveryCodes(UserId user) {
        requireHeld(user);
        rows.removeCodes(user);
        List<Secret> codes = recovery.random();
        codes.forEach(code -> rows.addCode(user, recovery.hash(user, code), clock.instant()));
        record(EventType.FACTOR_ADDED, user, FactorKind.RECOVERY_CODE);
        return codes;
    }

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
        Optional<UserId> owner = passkeys.find(passkey.response().credential())
                .map(StoredPasskey::user)
                .filter(lock::hold);
        boolean isAnswer = isAnswer(passkey.asked(), passkey);
        if (owner.isEmpty() || !isAnswer) {
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
        OptionalLong step = totp.map(known -> step(known, user, code, now)).orElseGet(OptionalLong::empty);
        step.ifPresent(at -> totp.orElseThrow().use(at, now));
        return step.isPresent();
    }

    private boolean isUnused(UserId user, Secret code, Instant now) {
        boolean isFirst = rows.useCode(user, recovery.hash(user, code), now);
        if (isFirst) {
            record(EventType.RECOVERY_CODE_USED, user, FactorKind.RECOVERY_CODE);
        }
        return isFirst;
    }

    private OptionalLong step(StoredTotp totp, UserId user, Secret code, Instant now) {
        return new TotpSeed(seal().open(totp.seed(), associated(totp.id(), user))
                        .orElseThrow(() -> new IllegalStateException("the seed " + totp.id() + " does not open")))
                .step(code.reveal(), now, totp.lastStep());
    }

    /**
     * Removes a factor of a user; whether they had it. Recovery codes only help who has another factor: they go with the last one.
     *
     * @param id as {@link #of} tells it
     */
    public boolean remove(UserId user, UUID id) {
        requireHeld(user);
        if (id.equals(FactorRows.codesOf(user))) {
            return removeCodes(user);
        }
        Optional<StoredTotp> totp =
                rows.confirmed(user).filter(found -> found.id().equals(id));
        Optional<StoredPasskey> passkey = passkeys.of(user).stream()
                .filter(found -> found.id().equals(id))
                .findFirst();
        totp.ifPresent(found -> removeTotp(user, found));
        passkey.ifPresent(found -> removePasskey(user, found));
        return totp.isPresent() || passkey.isPresent();
    }

    /** Removes all that a user has, and lifts the lock on it. */
    public void removeAll(UserId user) {
        requireHeld(user);
        rows.pending(user).ifPresent(rows::remove);
        rows.confirmed(user).ifPresent(found -> removeTotp(user, found));
        passkeys.of(user).forEach(found -> removePasskey(user, found));
        removeCodes(user);
        rows.tally(user).clear();
    }

    private void removeTotp(UserId user, StoredTotp totp) {
        rows.remove(totp);
        removed(user, FactorKind.TOTP);
    }

    private void removePasskey(UserId user, StoredPasskey passkey) {
        passkeys.remove(passkey);
        removed(user, FactorKind.PASSKEY);
    }

    private void removed(UserId user, FactorKind kind) {
        record(EventType.FACTOR_REMOVED, user, kind);
        if (rows.confirmed(user).isEmpty() && passkeys.of(user).isEmpty()) {
            removeCodes(user);
            accounts.secondFactor(user, false);
        }
    }

    private boolean removeCodes(UserId user) {
        boolean wereThere = rows.removeCodes(user);
        if (wereThere) {
            record(EventType.FACTOR_REMOVED, user, FactorKind.RECOVERY_CODE);
        }
        return wereThere;
    }

    private void requireHeld(UserId user) {
        if (!lock.hold(user)) {
            throw new IllegalStateException("the user is not there any more");
        }
    }

    private void failed(UserId user, String reason) {
        audit.record(Event.of(EventType.AUTHN_LOGIN_FAIL, user.toString())
                .because(reason)
                .failed());
    }

    private void record(EventType type, UserId user, FactorKind kind) {
        audit.record(Event.of(type, user.toString()).because(kind.wire()));
    }

    private Encryption seal() {
        return ring.seal(Purpose.FACTOR_SEED);
    }

    private static String associated(UUID id, UserId user) {
        return "boxoffice/totp/" + id + "/" + user;
    }
}
