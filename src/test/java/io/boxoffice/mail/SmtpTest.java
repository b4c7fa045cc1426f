package io.boxoffice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.LocalCertificate;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.transport.JvmTrust;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire to a mail server, and what is made of its answers. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SmtpTest {
    private static final Letter LETTER = new Letter(
            new UUID(1, 2),
            "alice@example.org",
            "Grüße",
            "Hello Zoë,\n\nhttps://login.example/recovery#code\n",
            Instant.parse("2026-11-27T12:00:00Z"));

    @TempDir
    private static Path scratch;

    private static SSLContext serving;
    private static SSLContext trusting;

    @BeforeAll
    static void certificate() throws Exception {
        KeyStore certificate = LocalCertificate.make(scratch);
        serving = LocalCertificate.serving(certificate);
        trusting = JvmTrust.tls(certificate);
    }

    private static Smtp smtp(SomeMailServer server, String tls) {
        return smtp("localhost", server, tls, new Wiring());
    }

    private static Smtp smtp(SomeMailServer server, String tls, Wiring wiring) {
        return smtp("localhost", server, tls, wiring);
    }

    private static Smtp smtp(String host, SomeMailServer server, String tls, Wiring wiring) {
        Smtp smtp = wiring.put(Issuer.class, new Issuer("https://login.example"))
                .setting("boxoffice.mail.host", host)
                .setting("boxoffice.mail.port", Integer.toString(server.port()))
                .setting("boxoffice.mail.tls", tls)
                .setting("boxoffice.mail.from", "boxoffice@login.example")
                .get(Smtp.class);
        smtp.trust = trusting;
        return smtp;
    }

    private static Wiring loggingIn() {
        return new Wiring().setting("boxoffice.mail.user", "boxoffice").setting("boxoffice.mail.password", "geheim");
    }

    @Test
    void sentThenAMailOfUsToThemAndNobodysMachineAnswersIt() {
        try (SomeMailServer server = SomeMailServer.plain()) {
            assertThat(smtp(server, "none").send(LETTER)).isEqualTo(Smtp.Outcome.TAKEN);
            assertThat(server.heard())
                    .contains(
                            "EHLO login.example",
                            "From: boxoffice@login.example",
                            "To: alice@example.org",
                            "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
                            "Date: Fri, 27 Nov 2026 12:00:00 GMT",
                            "Message-ID: <00000000-0000-0001-0000-000000000002@login.example>",
                            "Auto-Submitted: auto-generated",
                            "Content-Type: text/plain; charset=UTF-8")
                    .anyMatch(line -> line.startsWith("MAIL FROM:<boxoffice@login.example>"))
                    .anyMatch(line -> line.startsWith("RCPT TO:<alice@example.org>"))
                    .anyMatch(line -> line.contains("https://login.example/recovery#code"));
        }
    }

    @Test
    void startTlsThenNothingIsSaidBeforeIt() {
        try (SomeMailServer server = SomeMailServer.withStartTls(serving)) {
            assertThat(smtp(server, "starttls", loggingIn()).send(LETTER)).isEqualTo(Smtp.Outcome.TAKEN);
            assertThat(server.heard().stream().filter(line -> !line.startsWith("*")))
                    .containsExactly("EHLO login.example", "STARTTLS");
            assertThat(server.heard()).anyMatch(line -> line.startsWith("*AUTH PLAIN"));
        }
    }

    @Test
    void tlsFromTheBeginningThenTaken() {
        try (SomeMailServer server = SomeMailServer.inTls(serving)) {
            assertThat(smtp(server, "tls").send(LETTER)).isEqualTo(Smtp.Outcome.TAKEN);
            assertThat(server.heard()).allMatch(line -> line.startsWith("*"));
        }
    }

    @Test
    @DisplayName("A182: a server, or whoever is between, that offers no STARTTLS, or refuses it, is told nothing")
    void withoutStartTlsThenNothingIsSaid() {
        for (SomeMailServer stripped : new SomeMailServer[] {
            SomeMailServer.plain(), SomeMailServer.withStartTls(serving).answering("STARTTLS", "454 not now"),
        }) {
            try (stripped) {
                assertThat(smtp(stripped, "starttls", loggingIn()).send(LETTER)).isEqualTo(Smtp.Outcome.FAILED);
                assertThat(stripped.heard()).noneMatch(line -> line.matches("AUTH.*|MAIL.*|.*alice.*"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    @DisplayName("A182: a certificate of another host, or of nobody who is trusted")
    void wrongCertificateThenNothingIsSaid(String tls) {
        try (SomeMailServer server =
                tls.equals("tls") ? SomeMailServer.inTls(serving) : SomeMailServer.withStartTls(serving)) {
            assertThat(smtp("127.0.0.1", server, tls, new Wiring()).send(LETTER))
                    .isEqualTo(Smtp.Outcome.FAILED);

            Smtp trustingOthers = smtp(server, tls);
            trustingOthers.trust = JvmTrust.tls();
            assertThat(trustingOthers.send(LETTER)).isEqualTo(Smtp.Outcome.FAILED);

            assertThat(server.heard()).noneMatch(line -> line.contains("alice"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such mailbox, REFUSED",
        "RCPT, 451 greylisted, FAILED",
        "MAIL, 550 not from you, REFUSED",
        "MAIL, 421 busy, FAILED",
        "DATA, 554 no, REFUSED",
        "DATA, 421 busy, FAILED",
        "., 552 too much, REFUSED",
        "., 451 busy, FAILED",
        "EHLO, 500 what, FAILED",
        "'', 554 nobody here, FAILED",
        "'', 421 busy, FAILED",
    })
    void answeredThenOnlyWhatIsSaidOfTheMailIsForEver(String command, String line, Smtp.Outcome outcome) {
        try (SomeMailServer server = SomeMailServer.plain().answering(command, line)) {
            if (command.equals("EHLO")) {
                server.answering("HELO", line);
            }
            assertThat(smtp(server, "none").send(LETTER)).isEqualTo(outcome);
        }
    }

    @Test
    void loginRefusedThenAnotherTime() {
        try (SomeMailServer server = SomeMailServer.withStartTls(serving).answering("AUTH", "535 no")) {
            assertThat(smtp(server, "starttls", loggingIn()).send(LETTER)).isEqualTo(Smtp.Outcome.FAILED);
        }
    }

    @Test
    @DisplayName("a server that says nothing is waited for 10 s")
    void silentThenGivenUp() {
        try (SomeMailServer server = SomeMailServer.plain().answering("", "")) {
            long begun = System.nanoTime();
            assertThat(smtp(server, "none").send(LETTER)).isEqualTo(Smtp.Outcome.FAILED);
            assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
        }
    }

    @Test
    void nobodyListensThenAnotherTime() {
        SomeMailServer server = SomeMailServer.plain();
        server.close();
        assertThat(smtp(server, "none").send(LETTER)).isEqualTo(Smtp.Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.org\r\nBcc: mallory@example.org",
                "alice@example.org, mallory@example.org",
                "alice@example.org>\r\nRCPT TO:<mallory@example.org",
                "alice",
                "@example.org",
                "alice@exa mple.org",
            })
    @DisplayName("A183: an address that would be more than one, or a header of its own")
    void notOneAddressThenNoHeaderOfItsOwn(String to) {
        try (SomeMailServer server = SomeMailServer.plain()) {
            smtp(server, "none").send(new Letter(LETTER.id(), to, "Subject", "Body", LETTER.at()));
            assertThat(server.heard()).noneMatch(line -> line.contains("mallory"));
        }
    }

    @Test
    void domainOfOtherLettersThenInAscii() {
        try (SomeMailServer server = SomeMailServer.plain()) {
            smtp(server, "none").send(new Letter(LETTER.id(), "zoe@müller.example", "S", "B", LETTER.at()));
            assertThat(server.heard()).anyMatch(line -> line.startsWith("RCPT TO:<zoe@xn--mller-kva.example>"));
        }
    }

    @Test
    @DisplayName("RFC 6531: a name of other letters goes to a server that can have it, and asks it for that only then")
    void nameOfOtherLettersThenAsItIs() {
        try (SomeMailServer server = SomeMailServer.plain().answering("EHLO", "250-some.example\r\n250 SMTPUTF8")) {
            Smtp smtp = smtp(server, "none");
            assertThat(smtp.send(new Letter(LETTER.id(), "zoë@example.org", "S", "B", LETTER.at())))
                    .isEqualTo(Smtp.Outcome.TAKEN);
            assertThat(server.heard())
                    .contains("MAIL FROM:<boxoffice@login.example> SMTPUTF8")
                    .anyMatch(line -> line.startsWith("RCPT TO:<zoë@example.org>"));

            server.heard().clear();
            assertThat(smtp.send(LETTER)).isEqualTo(Smtp.Outcome.TAKEN);
            assertThat(server.heard()).contains("MAIL FROM:<boxoffice@login.example>");
        }
    }

    @Test
    @DisplayName("A183: a server that cannot have such a name is not told it: it might take it for somebody else's")
    void serverThatCannotHaveThatNameThenRefusedAndNothingIsSaid() {
        try (SomeMailServer server = SomeMailServer.plain()) {
            assertThat(smtp(server, "none").send(new Letter(LETTER.id(), "zoë@example.org", "S", "B", LETTER.at())))
                    .isEqualTo(Smtp.Outcome.REFUSED);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL") || line.contains("zo"));
        }
    }
}
