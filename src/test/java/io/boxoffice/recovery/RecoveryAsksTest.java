package io.boxoffice.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.UserId;
import io.boxoffice.transport.RequestSource;
import jakarta.ejb.EJBException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for a mail, on a real database: what is written for whom, and how many may ask at once. */
class RecoveryAsksTest {
    private static final RequestSource FROM = new RequestSource("192.0.2.1", "id");
    private static final Username ALICE = new Username("alice");

    private final List<String> noted = new ArrayList<>();

    private final Wiring wiring = new Wiring()
            .put(FrequentEvents.class, new Noted())
            .setting("boxoffice.mail.host", "localhost")
            .setting("boxoffice.mail.from", "boxoffice@login.example");

    private final class Noted extends FrequentEvents {
        @Override
        public void note(Event event) {
            noted.add(event.reason() + " " + event.target());
        }
    }

    private String user(boolean enabled, boolean verified) {
        UserId id = SomeIds.user();
        wiring.database()
                .run(
                        "INSERT INTO account (id, username, username_key, password_hash, roles, created_at, enabled, email, email_verified)"
                                + " VALUES (?, 'alice', 'alice', '$argon2id$none', 'user', now(), ?, 'alice@example.org', ?)",
                        id,
                        enabled,
                        verified);
        return id.toString();
    }

    private String count(String table) {
        return wiring.database().text("SELECT count(*) FROM " + table);
    }

    @Test
    void userWithAVerifiedAddressThenAMailAndWhoAskedIsKept() {
        user(true, true);
        assertThat(wiring.get(RecoveryAsks.class).take(ALICE, FROM)).isTrue();
        assertThat(wiring.database().text("SELECT address FROM outgoing_mail WHERE kind = 'recovery'"))
                .isEqualTo("192.0.2.1");
        assertThat(wiring.database().text("SELECT address FROM audit_event WHERE type = 'recovery_asked'"))
                .isEqualTo("192.0.2.1");
        assertThat(noted).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void userWhoMayHaveNoneThenNothingIsWritten(boolean enabled, boolean verified) {
        String id = user(enabled, verified);
        assertThat(wiring.get(RecoveryAsks.class).take(ALICE, FROM)).isTrue();
        assertThat(count("outgoing_mail")).isEqualTo("0");
        assertThat(count("audit_event")).isEqualTo("0");
        assertThat(noted)
                .containsExactly("disabled, no verified address, or as many mails as there are in an hour " + id);
    }

    @Test
    void nobodyThenTheSameAnswerAndNothingIsWritten() {
        assertThat(wiring.get(RecoveryAsks.class).take(ALICE, FROM)).isTrue();
        assertThat(count("outgoing_mail")).isEqualTo("0");
        assertThat(count("audit_event")).isEqualTo("0");
        assertThat(noted).containsExactly("nobody of this name null");
    }

    @Test
    void noMailsAreSentThenTheSameAnswerAndNobodyLooks() {
        Waiting looks = new Waiting();
        Wiring without = new Wiring().put(RecoveryLook.class, looks);
        assertThat(without.get(RecoveryAsks.class).take(ALICE, FROM)).isTrue();
        assertThat(without.get(RecoveryAsks.class).areAnswered()).isFalse();
        assertThat(looks.asked).isEmpty();
    }

    private static final class Waiting extends RecoveryLook {
        private final List<Username> asked = new ArrayList<>();

        @Override
        public void look(Username username, RequestSource from) {
            asked.add(username);
        }
    }

    @Test
    @DisplayName("A181: so many wait for a look, and no more")
    void tooManyAtOnceThenRefusedUntilOneIsDone() {
        Waiting looks = new Waiting();
        wiring.put(RecoveryLook.class, looks);
        RecoveryAsks asks = wiring.get(RecoveryAsks.class);
        for (int i = 0; i < AskPlaces.MOST; i++) {
            assertThat(asks.take(ALICE, FROM)).isTrue();
        }
        assertThat(asks.take(ALICE, FROM)).isFalse();
        assertThat(looks.asked).hasSize(AskPlaces.MOST);
        assertThat(noted).containsExactly("too many are being looked for null");
        wiring.get(AskPlaces.class).release();
        assertThat(asks.take(ALICE, FROM)).isTrue();
    }

    @Test
    void lookThatNobodyBeginsThenItsPlaceIsFreeAgain() {
        wiring.put(RecoveryLook.class, new RecoveryLook() {
            @Override
            public void look(Username username, RequestSource from) {
                throw new EJBException("no thread");
            }
        });
        RecoveryAsks asks = wiring.get(RecoveryAsks.class);
        for (int i = 0; i <= AskPlaces.MOST; i++) {
            assertThatThrownBy(() -> asks.take(ALICE, FROM)).hasMessage("no thread");
        }
    }

    @Test
    void lookThenItsPlaceIsFreeAgainAlsoIfItFails() {
        Wiring failing = new Wiring()
                .setting("boxoffice.mail.host", "localhost")
                .setting("boxoffice.mail.from", "boxoffice@login.example")
                .put(Accounts.class, new Accounts() {
                    @Override
                    public Optional<User> findUser(Username username) {
                        throw new IllegalStateException("away");
                    }
                });
        RecoveryAsks asks = failing.get(RecoveryAsks.class);
        for (int i = 0; i <= AskPlaces.MOST; i++) {
            assertThatThrownBy(() -> asks.take(ALICE, FROM)).hasMessageContaining("away");
        }
    }
}
