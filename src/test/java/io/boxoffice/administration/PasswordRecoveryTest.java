package io.boxoffice.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.Credentials;
import io.boxoffice.account.Password;
import io.boxoffice.account.RecoveryLinks;
import io.boxoffice.account.Username;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to set a password, on a real database, with a clock that is moved by hand. */
class PasswordRecoveryTest {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Secret CHOSEN = new Secret("a password of their own choice");
    private static final Secret OTHER = new Secret("another one of their own choice");

    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    private final Wiring wiring = new Wiring().put(SessionService.class, new Ends());
    private final RecoveryLinks links = wiring.get(RecoveryLinks.class);
    private final PasswordRecovery recovery = wiring.get(PasswordRecovery.class);
    private final UserId alice = user("alice");

    private final class Ends extends SessionService {
        @Override
        public void endAllOf(UserId user, EndReason reason) {
            ended.add(user + ": " + reason.words());
        }
    }

    private UserId user(String name) {
        UserId id = SomeIds.user();
        wiring.database()
                .run(
                        "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                                + " VALUES (?, ?, ?, '$argon2id$none', 'user', now())",
                        id,
                        name,
                        name);
        return id;
    }

    private RandomSecret link() {
        return links.make(alice, LIFE, "by a test").orElseThrow();
    }

    private PasswordRecovery.Outcome run(RandomSecret code, Secret chosen) {
        return recovery.run(new Secret(code.reveal()), chosen);
    }

    private Credentials.Outcome login(Secret password) {
        return wiring.get(Credentials.class)
                .check(new Username("alice"), Password.of(password).orElseThrow());
    }

    private String version() {
        return wiring.database().text("SELECT version FROM account WHERE id = ?", alice);
    }

    @Test
    void linkThenThePasswordIsSetAndEverySessionEnds() {
        assertThat(run(link(), CHOSEN)).isInstanceOf(PasswordRecovery.Recovered.class);

        assertThat(login(CHOSEN)).isInstanceOf(Credentials.Verified.class);
        assertThat(ended).containsExactly(alice + ": " + EndReason.Known.PASSWORD_CHANGED.words());
        assertThat(wiring.database()
                        .text(
                                "SELECT reason FROM audit_event WHERE type = 'authn_password_change' AND target = ?",
                                alice.toString()))
                .isEqualTo("by a recovery link");
    }

    @Test
    @DisplayName("A180: a link is good once")
    void usedThenGoodForNothing() {
        RandomSecret code = link();
        run(code, CHOSEN);
        assertThat(run(code, OTHER)).isInstanceOf(PasswordRecovery.BadLink.class);
        assertThat(login(OTHER)).isInstanceOf(Credentials.Refused.class);
    }

    @Test
    @DisplayName("A180: fifty who use a link at once: one does")
    void fiftyAtOnceThenOne() throws Exception {
        RandomSecret code = link();
        List<PasswordRecovery.Outcome> outcomes = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(10)) {
            Callable<PasswordRecovery.Outcome> use = () -> run(code, CHOSEN);
            for (Future<PasswordRecovery.Outcome> one : all.invokeAll(Collections.nCopies(50, use))) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes)
                .filteredOn(PasswordRecovery.Recovered.class::isInstance)
                .hasSize(1);
        assertThat(ended).hasSize(1);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void untilItIsOverThenGoodAndNotLonger() {
        RandomSecret code = link();
        wiring.clock().pass(LIFE.minusSeconds(1));
        assertThat(links.find(code)).isPresent();
        wiring.clock().pass(Duration.ofSeconds(1));
        assertThat(run(code, CHOSEN)).isInstanceOf(PasswordRecovery.BadLink.class);
        assertThat(wiring.inTransaction(() -> links.use(code))).isFalse();
    }

    @Test
    void anotherLinkThenTheOneBeforeIsGone() {
        RandomSecret first = link();
        RandomSecret second = link();
        assertThat(run(first, CHOSEN)).isInstanceOf(PasswordRecovery.BadLink.class);
        assertThat(run(second, CHOSEN)).isInstanceOf(PasswordRecovery.Recovered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version = version + 1", "enabled = false"})
    void userChangedSinceThenNotGood(String change) {
        RandomSecret code = link();
        wiring.database().run("UPDATE account SET " + change + " WHERE id = ?", alice);
        assertThat(run(code, CHOSEN)).isInstanceOf(PasswordRecovery.BadLink.class);
    }

    @Test
    @DisplayName("a user who is changed or disabled while their password is hashed keeps the old one")
    void userChangedMeanwhileThenNothing() {
        RandomSecret code = link();
        var seen = links.find(code).orElseThrow();
        wiring.database().run("UPDATE account SET version = version + 1 WHERE id = ?", alice);
        assertThat(wiring.get(UserChanges.class).recoverPassword(seen, code, "$argon2id$other"))
                .isFalse();
        assertThat(version()).isEqualTo("2");
        wiring.database().run("UPDATE account SET version = 1, enabled = false WHERE id = ?", alice);
        assertThat(wiring.get(UserChanges.class).recoverPassword(seen, code, "$argon2id$other"))
                .isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    void weakPasswordThenSaidAndTheLinkStaysGood() {
        RandomSecret code = link();
        assertThat(run(code, new Secret("short"))).isInstanceOf(PasswordRecovery.Weak.class);
        assertThat(run(code, CHOSEN)).isInstanceOf(PasswordRecovery.Recovered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void noCodeOfAnyoneThenOneAnswer(String text) {
        assertThat(recovery.run(new Secret(text), CHOSEN)).isEqualTo(new PasswordRecovery.BadLink());
    }

    @Test
    void lockedByFailedLoginsThenUnlocked() {
        for (int i = 0; i < 10; i++) {
            login(OTHER);
        }
        assertThat(wiring.database().text("SELECT locked_until FROM account WHERE id = ?", alice))
                .isNotEqualTo("null");

        run(link(), CHOSEN);

        assertThat(login(CHOSEN)).isInstanceOf(Credentials.Verified.class);
        assertThat(wiring.database().text("SELECT locked_until FROM account WHERE id = ?", alice))
                .isEqualTo("null");
    }

    @Test
    void disabledOrUnknownThenNoLink() {
        wiring.database().run("UPDATE account SET enabled = false WHERE id = ?", alice);
        assertThat(links.make(alice, LIFE, "by a test")).isEmpty();
        assertThat(links.make(SomeIds.user(), LIFE, "by a test")).isEmpty();
    }

    @Test
    @DisplayName("ST-01: of a link only the hash is stored")
    void storedThenOnlyTheHash() {
        RandomSecret code = link();
        assertThat(wiring.database()
                        .text("SELECT count(*) FROM recovery_link l WHERE l::text LIKE ?", "%" + code.reveal() + "%"))
                .isEqualTo("0");
        assertThat(wiring.database().text("SELECT count(*) FROM recovery_link WHERE hash = ?", (Object) code.hash()))
                .isEqualTo("1");
    }

    @Test
    void purgedThenOnlyWhatIsOver() {
        link();
        wiring.clock().pass(LIFE);
        RandomSecret living = links.make(user("bob"), LIFE, "by a test").orElseThrow();

        assertThat(links.purge(1)).isTrue();
        assertThat(links.purge(1)).isFalse();

        assertThat(links.find(living)).isPresent();
        assertThat(wiring.database().text("SELECT count(*) FROM recovery_link")).isEqualTo("1");
    }
}
