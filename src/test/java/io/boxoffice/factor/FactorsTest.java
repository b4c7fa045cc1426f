package io.boxoffice.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.boxoffice.account.User;
import io.boxoffice.fixture.SoftwarePasskey;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.webauthn.PasskeyOptions;
import io.boxoffice.webauthn.RegistrationResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Factors from their setting up to their removal, on a real database, with a clock that is moved by hand. */
class FactorsTest {
    private static final String ORIGIN = "https://tickets.example.org";

    private final Wiring wiring = new Wiring().setting("boxoffice.issuer", ORIGIN);
    private final Factors factors = wiring.get(Factors.class);
    private final FactorCheck check = wiring.get(FactorCheck.class);
    private final SomeUsers users = new SomeUsers(wiring);
    private final UserId alice = users.add();
    private final UserId bob = users.add();

    private FactorOutcome prove(UserId user, Proof proof) {
        return check.prove(user, users.password(), proof);
    }

    private FactorOutcome prove(UserId user, Secret recoveryCode) {
        return prove(user, new Proof.RecoveryCode(recoveryCode));
    }

    private boolean hasFlag(UserId user) {
        return users.read(user).hasSecondFactor();
    }

    private Factor only(UserId user, FactorKind kind) {
        return factors.of(user).stream()
                .filter(factor -> factor.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void addPasskey(UserId user) {
        Asked asked = Asked.at(RandomSecret.random());
        Passkeys passkeys = wiring.get(Passkeys.class);
        PasskeyOptions options = passkeys.beginCreation(users.read(user), asked).orElseThrow();
        RegistrationResponse made = RegistrationResponse.of(
                        SoftwarePasskey.at(ORIGIN).create(JsonMapper.shared().valueToTree(options.members())))
                .orElseThrow();
        assertThat(passkeys.add(user, asked, made, Optional.empty())).isInstanceOf(NewPasskey.Added.class);
    }

    @Test
    void begunThenNoFactorUntilItsFirstRightCode() {
        SomeApp app = SomeApp.begun(wiring, alice);
        assertThat(prove(alice, app.proof())).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(factors.confirmTotp(alice, app.wrong())).isFalse();
        assertThat(factors.of(alice)).isEmpty();
        assertThat(hasFlag(alice)).isFalse();

        assertThat(factors.confirmTotp(alice, app.code())).isTrue();

        assertThat(factors.of(alice)).singleElement().satisfies(factor -> {
            assertThat(factor.kind()).isEqualTo(FactorKind.TOTP);
            assertThat(factor.createdAt()).isEqualTo(wiring.clock().instant());
            assertThat(factor.usedAt()).contains(wiring.clock().instant());
        });
        assertThat(hasFlag(alice)).isTrue();
        assertThat(hasFlag(bob)).isFalse();
        assertThat(users.events("factor_added")).isEqualTo(1);
    }

    @Test
    void seedOfAnotherOrNoneThenNotConfirmed() {
        SomeApp alices = SomeApp.begun(wiring, alice);
        assertThat(factors.confirmTotp(bob, alices.code())).isFalse();
        SomeApp.begun(wiring, bob);
        assertThat(factors.confirmTotp(bob, alices.code())).isFalse();
    }

    @Test
    void begunAnewThenTheSeedBeforeIsGone() {
        SomeApp first = SomeApp.begun(wiring, alice);
        SomeApp second = SomeApp.begun(wiring, alice);

        assertThat(factors.confirmTotp(alice, first.code())).isFalse();
        assertThat(factors.confirmTotp(alice, second.code())).isTrue();
        assertThat(users.rows("totp", alice)).isEqualTo(1);
    }

    @Test
    @DisplayName("a new app is no factor, and the one before stays it, until its first right code")
    void replacedThenOnlyTheNewOne() {
        SomeApp old = SomeApp.confirmed(wiring, alice);
        SomeApp fresh = SomeApp.begun(wiring, alice);
        assertThat(prove(alice, fresh.proof())).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(prove(alice, old.proof())).isInstanceOf(FactorOutcome.Right.class);
        old.next();

        assertThat(factors.confirmTotp(alice, fresh.code())).isTrue();

        assertThat(prove(alice, old.proof())).isInstanceOf(FactorOutcome.Wrong.class);
        fresh.next();
        assertThat(prove(alice, fresh.proof())).isInstanceOf(FactorOutcome.Right.class);
        assertThat(users.rows("totp", alice)).isEqualTo(1);
    }

    @Test
    @DisplayName("A162: the code that confirmed is used up")
    void codeThatConfirmedThenNotGoodAgain() {
        SomeApp app = SomeApp.begun(wiring, alice);
        factors.confirmTotp(alice, app.code());
        assertThat(prove(alice, app.proof())).isInstanceOf(FactorOutcome.Wrong.class);
    }

    @Test
    @DisplayName("a seed is sealed, to its user: moved to another one it does not open")
    void storedThenSealedToItsUser() {
        SomeApp app = SomeApp.confirmed(wiring, alice);
        assertThat(wiring.database().text("SELECT encode(seed, 'hex') FROM totp"))
                .doesNotContain(HexFormat.of().formatHex(app.seed().bytes()));

        wiring.database().run("UPDATE totp SET account_id = ?", bob);
        assertThatIllegalStateException().isThrownBy(() -> prove(bob, app.proof()));
    }

    @Test
    void recoveryCodesThenTenEachForOneUse() {
        List<Secret> codes = factors.newRecoveryCodes(alice);
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code.reveal()).matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){3}"));
        assertThat(only(alice, FactorKind.RECOVERY_CODE).left()).contains(10);
        assertThat(only(alice, FactorKind.RECOVERY_CODE).usedAt()).isEmpty();

        assertThat(prove(alice, codes.getFirst())).isInstanceOf(FactorOutcome.Right.class);

        assertThat(prove(alice, codes.getFirst())).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(only(alice, FactorKind.RECOVERY_CODE).left()).contains(9);
        assertThat(only(alice, FactorKind.RECOVERY_CODE).usedAt())
                .contains(wiring.clock().instant());
        assertThat(users.events("recovery_code_used")).isEqualTo(1);
    }

    @Test
    void recoveryCodeAsPeopleTypeItThenRight() {
        String code = factors.newRecoveryCodes(alice).getFirst().reveal();
        assertThat(prove(alice, new Secret(code.toLowerCase(Locale.ROOT).replace('-', ' '))))
                .isInstanceOf(FactorOutcome.Right.class);
    }

    @Test
    void recoveryCodesAnewThenThoseBeforeAreGoodForNothing() {
        List<Secret> before = factors.newRecoveryCodes(alice);
        List<Secret> bobs = factors.newRecoveryCodes(bob);

        List<Secret> now = factors.newRecoveryCodes(alice);

        assertThat(prove(alice, before.getFirst())).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(prove(alice, bobs.getFirst())).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(prove(alice, now.getFirst())).isInstanceOf(FactorOutcome.Right.class);
        assertThat(prove(bob, bobs.getFirst())).isInstanceOf(FactorOutcome.Right.class);
    }

    @Test
    @DisplayName("of a recovery code only a hash is stored, which is another one for another user")
    void recoveryCodeStoredThenHashedWithItsUser() {
        Secret code = factors.newRecoveryCodes(alice).getFirst();
        wiring.database().run("UPDATE recovery_code SET account_id = ?", bob);
        assertThat(prove(bob, code)).isInstanceOf(FactorOutcome.Wrong.class);
    }

    @Test
    void removedThatIsNotTheirsThenFalse() {
        SomeApp.confirmed(wiring, alice);
        factors.newRecoveryCodes(alice);

        assertThat(factors.remove(bob, only(alice, FactorKind.TOTP).id())).isFalse();
        assertThat(factors.remove(bob, only(alice, FactorKind.RECOVERY_CODE).id()))
                .isFalse();
        assertThat(factors.remove(alice, new UUID(1, 2))).isFalse();

        assertThat(factors.of(alice)).hasSize(2);
        assertThat(users.events("factor_removed")).isZero();
    }

    @Test
    void lastFactorRemovedThenTheFlagAndTheCodesGoToo() {
        SomeApp.confirmed(wiring, alice);
        addPasskey(alice);
        factors.newRecoveryCodes(alice);

        assertThat(factors.remove(alice, only(alice, FactorKind.TOTP).id())).isTrue();
        assertThat(hasFlag(alice)).isTrue();
        assertThat(factors.of(alice)).hasSize(2);

        assertThat(factors.remove(alice, only(alice, FactorKind.PASSKEY).id())).isTrue();
        assertThat(hasFlag(alice)).isFalse();
        assertThat(factors.of(alice)).isEmpty();
        assertThat(users.events("factor_removed")).isEqualTo(3);
    }

    @Test
    void recoveryCodesRemovedThenTheOtherFactorStays() {
        SomeApp app = SomeApp.confirmed(wiring, alice);
        factors.newRecoveryCodes(alice);
        UUID codes = only(alice, FactorKind.RECOVERY_CODE).id();

        assertThat(factors.remove(alice, codes)).isTrue();

        assertThat(factors.remove(alice, codes)).isFalse();
        assertThat(hasFlag(alice)).isTrue();
        assertThat(prove(alice, app.proof())).isInstanceOf(FactorOutcome.Right.class);
    }

    @Test
    void allRemovedThenNothingIsLeftAndTheLockIsLifted() {
        SomeApp app = SomeApp.confirmed(wiring, alice);
        SomeApp.begun(wiring, alice);
        addPasskey(alice);
        factors.newRecoveryCodes(alice);
        while (!(prove(alice, app.wrongProof()) instanceof FactorOutcome.Locked)) {
            app.next();
        }

        factors.removeAll(alice);

        assertThat(factors.of(alice)).isEmpty();
        assertThat(hasFlag(alice)).isFalse();
        assertThat(users.rows("totp", alice)).isZero();
        assertThat(prove(alice, SomeApp.confirmed(wiring, alice).proof())).isInstanceOf(FactorOutcome.Right.class);
    }

    @Test
    void userWhoIsGoneThenNothingIsSetUp() {
        User gone = users.read(alice);
        wiring.database().run("DELETE FROM account WHERE id = ?", alice);
        assertThatIllegalStateException().isThrownBy(() -> factors.beginTotp(gone));
        assertThatIllegalStateException().isThrownBy(() -> factors.newRecoveryCodes(alice));
        assertThatIllegalStateException().isThrownBy(() -> factors.removeAll(SomeIds.user()));
    }
}
