package io.boxoffice.factor;

import io.boxoffice.account.AccountChanges;
import io.boxoffice.account.AccountLock;
import io.boxoffice.account.User;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** The transactions that tell of, set up and remove second factors. {@link FactorCheck} looks at those that are shown. */
@Stateless
public class Factors {
    @Inject
    FactorRows rows;

    @Inject
    TotpSeeds seeds;

    @Inject
    RecoveryCodes recovery;

    @Inject
    PasskeyRows passkeys;

    @Inject
    AccountLock lock;

    @Inject
    AccountChanges accounts;

    @Inject
    Issuer issuer;

    @Inject
    Audit audit;

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
        lock.require(user.id());
        rows.pending(user.id()).ifPresent(rows::remove);
        TotpSeed seed = TotpSeed.random();
        rows.add(seeds.sealed(seed, user.id(), clock.instant()));
        return new NewTotp(
                new Secret(seed.base32()),
                new Secret(seed.uri(URI.create(issuer.url()).getAuthority(), user.username())));
    }

    /** Makes the seed that waits a user's factor, in the place of the one before; whether the code was right. */
    public boolean confirmTotp(UserId user, Secret code) {
        lock.require(user);
        Instant now = clock.instant();
        Optional<StoredTotp> pending = rows.pending(user);
        OptionalLong step =
                pending.map(totp -> seeds.step(totp, user, code, now)).orElseGet(OptionalLong::empty);
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
        lock.require(user);
        rows.removeCodes(user);
        List<Secret> codes = recovery.random();
        codes.forEach(code -> rows.addCode(user, recovery.hash(user, code), clock.instant()));
        record(EventType.FACTOR_ADDED, user, FactorKind.RECOVERY_CODE);
        return codes;
    }

    /**
     * Removes a factor of a user; whether they had it. Recovery codes only help who has another factor: they go with the last one.
     *
     * @param id as {@link #of} tells it
     */
    public boolean remove(UserId user, UUID id) {
        lock.require(user);
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
        lock.require(user);
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

    private void record(EventType type, UserId user, FactorKind kind) {
        audit.record(Event.of(type, user.toString()).because(kind.wire()));
    }
}
