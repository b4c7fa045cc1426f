package io.boxoffice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.UserId;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which mails are written, when each is due, and how long it stays, on a real database, with a clock that is moved by hand. */
class OutboxTest {
    private final Wiring wiring = new Wiring()
            .setting("boxoffice.mail.host", "localhost")
            .setting("boxoffice.mail.from", "boxoffice@login.example");
    private final Outbox outbox = wiring.get(Outbox.class);
    private final SomeUsers users = new SomeUsers(wiring.database());
    private final UserId alice = users.add("alice", "alice@example.org", true);

    private boolean asked() {
        return outbox.enqueue(MailKind.RECOVERY, alice, "", "");
    }

    private OutgoingMail taken() {
        return outbox.next().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"bob@example.org, false", ", false"})
    void noVerifiedAddressThenNoMail(String email, boolean verified) {
        UserId bob = users.add("bob", email, verified);
        assertThat(outbox.enqueue(MailKind.RECOVERY, bob, "", "")).isFalse();
        assertThat(outbox.enqueue(MailKind.PASSWORD_CHANGED, SomeIds.user(), "", ""))
                .isFalse();
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void noMailServerThenNothingIsWritten() {
        assertThat(new Wiring(wiring).get(Outbox.class).enqueue(MailKind.PASSWORD_CHANGED, alice, "", ""))
                .isFalse();
    }

    @Test
    @DisplayName("A181: each user, and each kind of mail, is counted apart")
    void askedOftenThenOtherMailsAndOtherUsersAreNotConcerned() {
        UserId bob = users.add("bob", "bob@example.org", true);
        for (int i = 0; i < 5; i++) {
            assertThat(asked()).isEqualTo(i < 3);
        }
        assertThat(outbox.enqueue(MailKind.RECOVERY, bob, "", "")).isTrue();
        for (int i = 0; i < 22; i++) {
            assertThat(outbox.enqueue(MailKind.NEW_NETWORK, alice, "", "")).isEqualTo(i < 20);
        }
    }

    @Test
    @DisplayName("A181: asked for at the same time, one waits for the other, and is counted with it")
    void askedAtOnceThenNoMoreThanThree() throws Exception {
        asked();
        asked();
        CountDownLatch written = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> wiring.inTransaction(() -> {
            asked();
            written.countDown();
            wiring.database().awaitAWaiter();
            return true;
        }));
        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(asked()).isFalse();
        other.get(20, TimeUnit.SECONDS);
        assertThat(outbox.waiting()).isEqualTo(3);
    }

    @Test
    void severalAreDueThenTheOldestFirst() {
        outbox.enqueue(MailKind.NEW_DEVICE, alice, "", "");
        wiring.clock().pass(Duration.ofSeconds(1));
        asked();
        assertThat(taken().kind()).isEqualTo(MailKind.NEW_DEVICE);
    }

    @Test
    @DisplayName("a node that dies while it sends: another one does after 3 minutes")
    void takenAndNeverSettledThenTakenAgainLater() {
        asked();
        taken();
        wiring.clock().pass(Duration.ofMinutes(3).minusMillis(1));
        assertThat(outbox.next()).isEmpty();
        wiring.clock().pass(Duration.ofMillis(1));
        assertThat(outbox.next()).isPresent();
    }

    @Test
    @DisplayName("after 5 s, 20 s, 80 s, 5 min 20 s, and every 15 minutes from then on")
    void notTakenThenAfterEverLongerPauses() {
        outbox.enqueue(MailKind.PASSWORD_CHANGED, alice, "", "");
        List<Integer> pauses = new ArrayList<>(List.of(5, 20, 80, 320));
        pauses.addAll(Collections.nCopies(40, 900));
        for (int seconds : pauses) {
            outbox.postpone(taken());
            wiring.clock().pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(outbox.next()).isEmpty();
            wiring.clock().pass(Duration.ofMillis(1));
        }
        assertThat(outbox.next()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"RECOVERY, PT1H", "PASSWORD_CHANGED, P1D"})
    @DisplayName("a link is tried for an hour, what was done to an account for a day")
    void triedLateThenTheLastTimeAndThenOver(MailKind kind, Duration life) {
        outbox.enqueue(kind, alice, "", "");
        wiring.clock().pass(life.minusSeconds(5).minusMillis(1));
        OutgoingMail mail = taken();
        assertThat(mail.last()).isFalse();
        wiring.clock().pass(Duration.ofMillis(1));
        outbox.postpone(mail);
        wiring.clock().pass(Duration.ofSeconds(5).minusMillis(1));
        assertThat(outbox.isOver(mail)).isFalse();
        wiring.clock().pass(Duration.ofMillis(1));
        assertThat(outbox.isOver(mail)).isTrue();
        assertThat(taken().last()).isTrue();
    }

    @Test
    void purgedThenOnlyWhatIsSettledAndCountsNoMore() {
        for (int i = 0; i < 2; i++) {
            asked();
            outbox.sent(taken());
        }
        outbox.enqueue(MailKind.PASSWORD_CHANGED, alice, "", "");
        wiring.clock().pass(Duration.ofHours(1).minusMillis(1));
        assertThat(outbox.purge(1)).isFalse();
        wiring.clock().pass(Duration.ofMillis(1));
        assertThat(outbox.purge(1)).isTrue();
        assertThat(outbox.purge(2)).isFalse();
        assertThat(wiring.database().text("SELECT kind FROM outgoing_mail")).isEqualTo("password_changed");
    }

    @Test
    void settledThenInTheAuditAndCounted() {
        for (int i = 0; i < 3; i++) {
            asked();
        }
        outbox.sent(taken());
        outbox.giveUp(taken(), "refused");
        outbox.postpone(taken());

        assertThat(wiring.database().text("SELECT outcome || ' ' || reason FROM audit_event WHERE type = 'mail_sent'"))
                .isEqualTo("success recovery");
        assertThat(wiring.database().text("SELECT outcome || ' ' || reason FROM audit_event WHERE type = 'mail_fail'"))
                .isEqualTo("failure recovery: refused");
        assertThat(counted()).containsExactlyInAnyOrder("sent 1.0", "given_up 1.0", "postponed 1.0");
    }

    private List<String> counted() {
        List<String> counted = new ArrayList<>();
        wiring.get(Counters.class).read().stream()
                .filter(metric -> metric.getMetadata().getName().contains("mail"))
                .flatMap(metric -> ((CounterSnapshot) metric).getDataPoints().stream())
                .forEach(point -> counted.add(point.getLabels().getValue(0) + " " + point.getValue()));
        return counted;
    }
}
