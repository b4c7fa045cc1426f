package io.boxoffice.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.AccountLock;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Codes that are shown, on a real database, with a clock that is moved by hand; for passkeys see {@link PasskeysTest}. */
class FactorCheckTest {
    private static final int FAILURES = 3;
    private static final Duration LOCK = Duration.ofMinutes(15);

    private final Wiring wiring = new Wiring()
            .setting("boxoffice.lockout.failures", String.valueOf(FAILURES))
            .setting("boxoffice.lockout.duration", LOCK.toString());

    private final Factors factors = wiring.get(Factors.class);
    private final FactorCheck check = wiring.get(FactorCheck.class);
    private final SomeUsers users = new SomeUsers(wiring);
    private final UserId alice = users.add();
    private final SomeApp app = SomeApp.confirmed(wiring, alice);

    private FactorOutcome prove(Proof proof) {
        return check.prove(alice, users.password(), proof);
    }

    private void lock() {
        for (int i = 0; i < FAILURES; i++) {
            assertThat(prove(app.wrongProof())).isInstanceOf(FactorOutcome.Wrong.class);
        }
    }

    @Test
    void rightThenTwoFactorsAtTheTimeOfThePassword() {
        Authentication before = users.password();
        app.next();

        FactorOutcome outcome = check.prove(alice, before, app.proof());

        assertThat(outcome).isInstanceOfSatisfying(FactorOutcome.Right.class, right -> {
            assertThat(right.shown().methods()).containsExactly("mfa", "otp", "pwd");
            assertThat(right.shown().isTwoFactors()).isTrue();
            assertThat(right.shown().at()).isEqualTo(before.at());
        });
        assertThat(factors.of(alice).getFirst().usedAt())
                .contains(wiring.clock().instant());
        assertThat(users.events("authn_login_fail")).isZero();
    }

    @Test
    @DisplayName("A162: a code is good once, and none before it any more")
    void usedOrOlderThenWrong() {
        Proof older = app.proof();
        app.next();
        assertThat(prove(app.proof())).isInstanceOf(FactorOutcome.Right.class);
        assertThat(prove(app.proof())).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(prove(older)).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(users.events("authn_login_fail")).isEqualTo(2);
    }

    @Test
    void codeOfAnotherOrOfNobodyThenWrong() {
        UserId bob = users.add();
        assertThat(check.prove(bob, users.password(), app.proof())).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(check.prove(SomeIds.user(), users.password(), app.proof())).isInstanceOf(FactorOutcome.Wrong.class);
    }

    @Test
    @DisplayName("A163: as many wrong ones as of passwords lock, whatever is shown then, for as long")
    void wrongOnesThenLocked() {
        Secret recoveryCode = factors.newRecoveryCodes(alice).getFirst();
        lock();

        assertThat(prove(app.proof())).isInstanceOf(FactorOutcome.Locked.class);
        assertThat(prove(new Proof.RecoveryCode(recoveryCode))).isInstanceOf(FactorOutcome.Locked.class);
        assertThat(users.events("authn_login_lock")).isEqualTo(1);
        wiring.clock().pass(LOCK.minusSeconds(1));
        assertThat(prove(app.proof())).isInstanceOf(FactorOutcome.Locked.class);
        wiring.clock().pass(Duration.ofSeconds(1));
        assertThat(prove(new Proof.RecoveryCode(recoveryCode))).isInstanceOf(FactorOutcome.Right.class);
        assertThat(prove(app.proof())).isInstanceOf(FactorOutcome.Right.class);
    }

    @Test
    void lockThenOfThatUserOnly() {
        UserId bob = users.add();
        SomeApp bobs = SomeApp.confirmed(wiring, bob);
        lock();
        assertThat(check.prove(bob, users.password(), bobs.proof())).isInstanceOf(FactorOutcome.Right.class);
    }

    @Test
    void wrongRecoveryCodesThenCountedBesideWrongCodes() {
        Proof wrong = new Proof.RecoveryCode(new Secret("AAAA-AAAA-AAAA-AAAA"));
        assertThat(prove(wrong)).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(prove(app.wrongProof())).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(prove(wrong)).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(prove(app.proof())).isInstanceOf(FactorOutcome.Locked.class);
    }

    @Test
    void rightOneInBetweenThenCountedFromNothing() {
        for (int i = 0; i < FAILURES; i++) {
            assertThat(prove(app.wrongProof())).isInstanceOf(FactorOutcome.Wrong.class);
            assertThat(prove(app.proof())).isInstanceOf(FactorOutcome.Right.class);
            app.next();
        }
    }

    @Test
    @DisplayName("A162: of two who show one code at once exactly one is right, and the other is counted")
    void twoAtOnceThenOneIsRight() throws Exception {
        Proof proof = app.proof();
        List<Future<FactorOutcome>> both = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            wiring.inTransaction(() -> {
                wiring.get(AccountLock.class).hold(alice);
                both.add(threads.submit(() -> prove(proof)));
                both.add(threads.submit(() -> prove(proof)));
                wiring.database().awaitAWaiter();
                return true;
            });
            assertThat(List.of(both.getFirst().get(), both.getLast().get()))
                    .hasAtLeastOneElementOfType(FactorOutcome.Right.class)
                    .hasAtLeastOneElementOfType(FactorOutcome.Wrong.class);
        }
        assertThat(users.events("authn_login_fail")).isEqualTo(1);
    }
}
