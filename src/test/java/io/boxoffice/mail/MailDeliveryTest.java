package io.boxoffice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.boxoffice.account.RecoveryLinks;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.container.FreePort;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.UserId;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail from the deed that it tells of until its user has it, on a real database, with a clock that is moved by hand, to GreenMail. */
class MailDeliveryTest {
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(FreePort.next(), "localhost", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK = Pattern.compile("https://login\\.example/recovery#([A-Za-z0-9_-]{43})");

    private final Wiring wiring = new Wiring()
            .put(Issuer.class, new Issuer("https://login.example"))
            .setting("boxoffice.mail.host", "localhost")
            .setting("boxoffice.mail.port", Integer.toString(SERVER.getSmtp().getPort()))
            .setting("boxoffice.mail.tls", "none")
            .setting("boxoffice.mail.from", "boxoffice@login.example");

    private final Outbox outbox = wiring.get(Outbox.class);
    private final MailDelivery delivery = wiring.get(MailDelivery.class);
    private final SomeUsers users = new SomeUsers(wiring.database());
    private final UserId alice = users.add("alice", "alice@example.org", true);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    private boolean asked() {
        return outbox.enqueue(MailKind.RECOVERY, alice, "", "192.0.2.1");
    }

    private static List<String> received() {
        try {
            List<String> texts = new ArrayList<>();
            for (MimeMessage message : SERVER.getReceivedMessages()) {
                texts.add(message.getSubject() + "\n" + message.getContent());
            }
            return texts;
        } catch (MessagingException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<RandomSecret> codes() {
        return received().stream()
                .flatMap(text -> LINK.matcher(text).results())
                .map(found -> RandomSecret.parse(found.group(1)).orElseThrow())
                .toList();
    }

    private int events(String type) {
        return Integer.parseInt(wiring.database().text("SELECT count(*) FROM audit_event WHERE type = ?", type));
    }

    private void pass(Duration time) {
        wiring.clock().pass(time);
        delivery.deliver();
    }

    @Test
    void askedThenALinkThatIsGoodForHalfAnHourFromItsSending() {
        assertThat(asked()).isTrue();
        wiring.clock().pass(Duration.ofMinutes(29));
        delivery.deliver();

        assertThat(received()).singleElement().satisfies(text -> {
            assertThat(text).startsWith("Set a new password\nHello alice,").contains("192.0.2.1", "within 30 minutes");
        });
        RecoveryLinks links = wiring.get(RecoveryLinks.class);
        wiring.clock().pass(Duration.ofMinutes(29));
        assertThat(links.find(codes().getFirst()))
                .hasValueSatisfying(user -> assertThat(user.id()).isEqualTo(alice));
        assertThat(events("mail_sent")).isEqualTo(1);
        assertThat(events("recovery_link_created")).isEqualTo(1);
    }

    @Test
    void sentThenNotAgain() {
        asked();
        delivery.deliver();
        pass(Duration.ofDays(1));
        assertThat(received()).hasSize(1);
    }

    @Test
    @DisplayName("ST-01: no code, no text and no address waits in the database")
    void waitingThenOnlyWhatAboutAndForWhom() {
        asked();
        assertThat(wiring.database().text("SELECT m::text FROM outgoing_mail m"))
                .doesNotContain("example.org", "#");
        assertThat(wiring.database().text("SELECT count(*) FROM recovery_link")).isEqualTo("0");
    }

    @Test
    @DisplayName("A181: one user is sent three links an hour, whoever asks")
    void askedOftenThenThreeWithinAnHour() {
        for (int i = 0; i < 5; i++) {
            assertThat(asked()).isEqualTo(i < 3);
            delivery.deliver();
        }
        assertThat(received()).hasSize(3);
        assertThat(outbox.purge(10)).isFalse();
        wiring.clock().pass(Duration.ofHours(1));
        assertThat(asked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"email_verified = false", "enabled = false"})
    void userChangedBeforeItIsSentThenNotSent(String change) {
        asked();
        wiring.database().run("UPDATE account SET " + change + " WHERE id = ?", alice);
        delivery.deliver();
        assertThat(received()).isEmpty();
        assertThat(events("mail_fail")).isEqualTo(1);
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void addressChangedBeforeItIsSentThenToTheNewOne() throws Exception {
        asked();
        wiring.database().run("UPDATE account SET email = 'new@example.org' WHERE id = ?", alice);
        delivery.deliver();
        assertThat(GreenMailUtil.getAddressList(SERVER.getReceivedMessages()[0].getAllRecipients()))
                .isEqualTo("new@example.org");
    }

    @Test
    void serverDownAndUpAgainThenSent() {
        SERVER.stop();
        try {
            asked();
            delivery.deliver();
            delivery.deliver();
            assertThat(outbox.waiting()).isEqualTo(1);
            assertThat(wiring.database().text("SELECT tries FROM outgoing_mail"))
                    .isEqualTo("1");
        } finally {
            SERVER.start();
        }
        pass(Duration.ofSeconds(4));
        assertThat(received()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(received()).hasSize(1);
    }

    @Test
    void serverDownThenOneTryAndNotOneForEachMail() {
        SERVER.stop();
        try {
            asked();
            outbox.enqueue(MailKind.PASSWORD_CHANGED, alice, "", "");
            delivery.deliver();
            assertThat(wiring.database().text("SELECT sum(tries) FROM outgoing_mail"))
                    .isEqualTo("1");
        } finally {
            SERVER.start();
        }
    }

    @Test
    @DisplayName("one at a time on a node: whoever looks meanwhile does not begin, and afterwards somebody may")
    void deliveredThenTheNextMayBegin() {
        Sender sender = wiring.get(Sender.class);
        assertThat(sender.take()).isTrue();
        assertThat(sender.take()).isFalse();
        delivery.deliver();
        assertThat(sender.take()).isTrue();
    }

    @Test
    void databaseAwayThenTheNextMayBegin() {
        Wiring failing = new Wiring(wiring).put(Outbox.class, new Outbox() {
            @Override
            public Optional<OutgoingMail> next() {
                throw new IllegalStateException("away");
            }
        });
        failing.get(Sender.class).take();
        failing.get(MailDelivery.class).deliver();
        assertThat(failing.get(Sender.class).take()).isTrue();
    }

    @Test
    void nobodyKnowsFromWhereThenToldSo() {
        outbox.enqueue(MailKind.PASSWORD_CHANGED, alice, "", "");
        Instant done = wiring.clock().instant();
        pass(Duration.ofMinutes(1));
        assertThat(received())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains(
                                "from the address (unknown)",
                                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
                                        .withZone(ZoneOffset.UTC)
                                        .format(done)));
    }

    @Test
    void downForLongThenGivenUpAndTold() {
        SERVER.stop();
        try {
            asked();
            outbox.enqueue(MailKind.PASSWORD_CHANGED, alice, "", "");
            for (int i = 0; i < 8; i++) {
                delivery.deliver();
                pass(Duration.ofMinutes(15));
            }
            assertThat(outbox.waiting()).isEqualTo(1);
            assertThat(events("mail_fail")).isEqualTo(1);
            for (int i = 0; i < 100; i++) {
                pass(Duration.ofMinutes(15));
            }
            assertThat(outbox.waiting()).isZero();
            assertThat(events("mail_fail")).isEqualTo(2);
            assertThat(
                            wiring.database()
                                    .text(
                                            "SELECT string_agg(reason, ', ' ORDER BY reason) FROM audit_event WHERE type = 'mail_fail'"))
                    .isEqualTo("password_changed: not taken by the mail server in time, recovery: its time was over");
        } finally {
            SERVER.start();
        }
    }

    @Test
    void everyNodeStoppedForLongerThanItsTimeThenNotSent() {
        asked();
        wiring.clock().pass(Duration.ofHours(1));
        delivery.deliver();

        assertThat(received()).isEmpty();
        assertThat(outbox.waiting()).isZero();
        assertThat(events("mail_fail")).isEqualTo(1);
    }

    @Test
    void refusedThenGivenUpAtOnceAndTheNextIsSent() {
        UserId bob = users.add("bob", "bob@example.org", true);
        try (SomeMailServer server = SomeMailServer.plain().answering("RCPT", "550 no such mailbox")) {
            Wiring refusing = new Wiring(wiring)
                    .put(Issuer.class, new Issuer("https://login.example"))
                    .setting("boxoffice.mail.host", "localhost")
                    .setting("boxoffice.mail.port", Integer.toString(server.port()))
                    .setting("boxoffice.mail.tls", "none")
                    .setting("boxoffice.mail.from", "boxoffice@login.example");
            asked();
            outbox.enqueue(MailKind.PASSWORD_CHANGED, bob, "", "");
            refusing.get(MailDelivery.class).deliver();
            assertThat(server.heard())
                    .filteredOn(line -> line.startsWith("RCPT"))
                    .hasSize(2);
        }
        assertThat(outbox.waiting()).isZero();
        assertThat(events("mail_fail")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHN_PASSWORD_CHANGE, by the user, Your password was changed, 192.0.2.1",
        "FACTOR_ADDED, totp, A second factor was added to your account, an authenticator app",
        "FACTOR_ADDED, passkey, A second factor was added to your account, a passkey",
        "FACTOR_REMOVED, recovery_code, A second factor was removed from your account, recovery codes",
        "AUTHN_LOGIN_NEW_NETWORK, from 192.0.2.1, Your password was used from another network, 192.0.2.1",
        "DEVICE_ALLOWED, client tv, Another device is connected to your account, 192.0.2.1",
        "TRANSFER_COMPLETED, device My phone, Another device is connected to your account, 192.0.2.1",
    })
    @DisplayName("MF-06: whoever is concerned is told")
    void doneThenTold(EventType type, String reason, String subject, String word) {
        wiring.get(Actor.class).comesFrom("192.0.2.1", "id");
        wiring.fired(Event.class).heardBy(wiring.get(Notices.class)::tell);
        wiring.get(Audit.class).record(Event.of(type, alice.toString()).because(reason));
        delivery.deliver();
        assertThat(received())
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith(subject + "\n").contains(word, "UTC"));
    }

    @ParameterizedTest
    @CsvSource({"AUTHN_LOGIN_SUCCESS", "USER_UPDATED", "AUTHN_TOKEN_CREATED"})
    void doneThatConcernsNoLoginThenNotTold(EventType type) {
        wiring.get(Notices.class).tell(Event.of(type, alice.toString()));
        wiring.get(Notices.class).tell(Event.of(EventType.FACTOR_ADDED, "nobody"));
        assertThat(outbox.waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"RECOVERY", "PASSWORD_CHANGED", "FACTOR_ADDED", "FACTOR_REMOVED", "NEW_NETWORK", "NEW_DEVICE"})
    void kindThenItHasItsTextsInEachLanguage(MailKind kind) {
        for (MailSettings.Language language : MailSettings.Language.values()) {
            MailTexts texts = MailTexts.of(language);
            assertThat(texts.subject(kind)).isNotBlank();
            assertThat(texts.body(kind, Map.of("username", "{link} $1 \\", "link", "https://$1")))
                    .contains(" {link} $1 \\,");
            for (String word : List.of("unknown", "totp", "passkey", "recovery_code")) {
                assertThat(texts.word(word)).isNotBlank();
            }
        }
        assertThat(MailKind.parse(kind.wire())).isEqualTo(kind);
    }
}
