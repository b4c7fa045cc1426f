package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.administration.UserChanges;
import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.transport.Network;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tries are counted in the database and nowhere else: exactly, whoever asks at once, and whichever node is started anew. */
@ExtendWith(ArquillianExtension.class)
class AttemptsIT {
    private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";
    private static final String FIRST_OF_A_USER = "00000000-0000-0001-0000-000000000000";
    private static final Network HOME = Network.of("192.0.2.1");
    private static final Network ELSEWHERE = Network.of("203.0.113.1");

    @Inject
    Attempts attempts;

    @Inject
    Accounts accounts;

    @Inject
    UserChanges changes;

    @Inject
    LockoutSettings settings;

    private UserId user = Attempt.NOBODY;

    @BeforeEach
    void aUser() {
        NewUser wanted = new NewUser(
                new Username("user-" + UUID.randomUUID()),
                new Secret(""),
                List.of("user"),
                null,
                Grants.NONE,
                JsonNodeFactory.instance.objectNode(),
                true);
        user = accounts.add(wanted.profile(), NO_PASSWORD).orElseThrow().id();
    }

    /** RL-02. */
    @Test
    void eightyTriesAtOnceThenExactlyAsManyAdmittedAndOneDecides() throws Exception {
        List<Attempt> all = new ArrayList<>();
        Together.run(8, i -> () -> tenTries(i)).forEach(all::addAll);

        assertThat(all).hasSize(80);
        assertThat(all.stream().filter(Attempt::isAdmitted)).hasSize(settings.failures());
        assertThat(all.stream().filter(Attempt::decides)).hasSize(1);
    }

    private List<Attempt> tenTries(int from) {
        List<Attempt> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.add(attempts.begin(user, Network.of("203.0.113." + (10 * from + i))));
        }
        return ten;
    }

    @Test
    void failuresThenLockedInTheDatabaseWithOneEvent() throws SQLException {
        failAll(ELSEWHERE);
        failAll(ELSEWHERE);

        assertThat(lockedUntil()).isNotNull().isEqualTo(shown());
        assertThat(events("authn_login_lock")).isEqualTo("1");
        assertThat(events("authn_login_fail")).isEqualTo(Integer.toString(2 * settings.failures()));
    }

    /** RL-05: who locks the user from elsewhere does not lock them out at home, and the other way about. */
    @Test
    void lockFromElsewhereThenAKnownNetworkIsAdmitted() {
        attempts.succeeded(attempts.begin(user, HOME));
        failAll(ELSEWHERE);
        assertThat(attempts.begin(user, ELSEWHERE).isAdmitted()).isFalse();
        assertThat(attempts.begin(user, Network.of("198.51.100.7")).isAdmitted())
                .isFalse();

        failAll(HOME);
        assertThat(attempts.begin(user, HOME).isAdmitted()).isFalse();
    }

    @Test
    void fifthNetworkThenTheOldestIsForgotten() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            attempts.succeeded(attempts.begin(user, Network.of("192.0.2." + i)));
        }

        assertThat(Sql.asOwner()
                        .text(
                                "SELECT string_agg(network, ' ' ORDER BY network) FROM login_tally"
                                        + " WHERE account_id = ?",
                                user))
                .isEqualTo(" 192.0.2.2 192.0.2.3 192.0.2.4 192.0.2.5");
    }

    @Test
    void rightPasswordThatWasAdmittedThenNoLockIsLeft() throws SQLException {
        Attempt right = attempts.begin(user, ELSEWHERE);
        for (int i = 1; i < settings.failures(); i++) {
            attempts.failed(attempts.begin(user, ELSEWHERE), LoginRefusal.WRONG_PASSWORD);
        }
        assertThat(shown()).isNotEqualTo("null");

        attempts.succeeded(right);
        assertThat(shown()).isEqualTo("null");
        assertThat(attempts.begin(user, HOME).isAdmitted()).isTrue();
    }

    /** A node died between the count and the look: the try is a failure, and the user is not shut out for ever. */
    @Test
    void tryThatNeverEndsThenItIsCountedAndTheLockHasAnEnd() throws SQLException {
        for (int i = 0; i < settings.failures(); i++) {
            attempts.begin(user, ELSEWHERE);
        }
        attempts.failed(attempts.begin(user, ELSEWHERE), LoginRefusal.WRONG_PASSWORD);
        assertThat(lockedUntil()).isEqualTo("null");

        Sql.asOwner().run("UPDATE login_tally SET tried_at = tried_at - interval '31 s' WHERE account_id = ?", user);
        attempts.failed(attempts.begin(user, ELSEWHERE), LoginRefusal.WRONG_PASSWORD);
        assertThat(lockedUntil()).isNotEqualTo("null").isEqualTo(shown());
    }

    @Test
    void lockThatIsOverThenNotShownAfterThePurge() throws SQLException {
        failAll(ELSEWHERE);
        attempts.purge();
        assertThat(shown()).isNotEqualTo("null");

        Sql.asOwner().run("UPDATE account SET locked_until = now() - interval '1 s' WHERE id = ?", user);
        attempts.purge();
        assertThat(shown()).isEqualTo("null");
        assertThat(tallies()).isEqualTo("1");
    }

    @Test
    void tallyOfLongAgoThenPurgedUnlessItLocks() throws SQLException {
        failAll(ELSEWHERE);
        Sql.asOwner().run("UPDATE login_tally SET tried_at = tried_at - interval '101 d' WHERE account_id = ?", user);
        attempts.purge();
        assertThat(tallies()).isEqualTo("1");

        Sql.asOwner().run("UPDATE login_tally SET locked_until = now() - interval '1 s' WHERE account_id = ?", user);
        attempts.purge();
        assertThat(tallies()).isEqualTo("0");
    }

    @Test
    void userRemovedThenHisTalliesToo() throws SQLException {
        attempts.succeeded(attempts.begin(user, HOME));
        assertThat(tallies()).isEqualTo("2");

        changes.remove(user);
        assertThat(tallies()).isEqualTo("0");
    }

    /** A087, RL-08: names without end take no more room than 256 of them. */
    @Test
    void threeHundredNamesOfNobodyThenFewRowsAndNoLock() throws SQLException {
        for (int i = 0; i < 300; i++) {
            Attempt attempt = attempts.beginForNobody(new Username("nobody-" + i), ELSEWHERE);
            assertThat(attempt.isAdmitted()).isTrue();
            assertThat(attempt.decides()).isFalse();
        }
        assertThat(Sql.asOwner()
                        .text(
                                "SELECT count(*) BETWEEN 2 AND 256 FROM login_tally WHERE account_id < ?::uuid",
                                FIRST_OF_A_USER))
                .isEqualTo("t");
    }

    private void failAll(Network from) {
        for (int i = 0; i < settings.failures(); i++) {
            attempts.failed(attempts.begin(user, from), LoginRefusal.WRONG_PASSWORD);
        }
    }

    private String lockedUntil() throws SQLException {
        return Sql.asOwner().text("SELECT max(locked_until) FROM login_tally WHERE account_id = ?", user);
    }

    private String shown() throws SQLException {
        return Sql.asOwner().text("SELECT locked_until FROM account WHERE id = ?", user);
    }

    private String tallies() throws SQLException {
        return Sql.asOwner().text("SELECT count(*) FROM login_tally WHERE account_id = ?", user);
    }

    private String events(String type) throws SQLException {
        return Sql.asOwner()
                .text("SELECT count(*) FROM audit_event WHERE type = ? AND target = ?", type, user.toString());
    }
}
