package io.boxoffice.mail;

import io.boxoffice.oauth.Issuer;
import io.boxoffice.transport.JvmTrust;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands letters to the mail server (RFC 5321), over TLS whose certificate is the server's (RFC 8314). Each of its answers is waited for 10 s at
 * most.
 */
@ApplicationScoped
class Smtp {
    private static final String MILLIS_TO_CONNECT = "5000";
    private static final String MILLIS_TO_ANSWER = "10000";
    private static final int PERMANENT = 5;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** What became of it. */
    enum Outcome {
        /** The server has it. */
        TAKEN,
        /** The server says that it never will take this one (RFC 5321 4.2.1), or nobody can have this address there. */
        REFUSED,
        /** Perhaps another time. */
        FAILED
    }

    @Inject
    MailSettings settings;

    @Inject
    Issuer issuer;

    /** Whose certificates are believed. */
    SSLContext trust = JvmTrust.tls();

    Outcome send(Letter letter) {
        MailSettings.Server server = settings.server().orElseThrow();
        Session session = Session.getInstance(properties(server, letter));
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            MimeMessage message = message(letter, server, session);
            connect(transport, server);
            // RFC 6531 3.1.1: a server that cannot have it may cut its letters to those of somebody else's address.
            if (needsUtf8(letter.to()) && !transport.supportsExtension("SMTPUTF8")) {
                return Outcome.REFUSED;
            }
            transport.sendMessage(message, message.getAllRecipients());
            return Outcome.TAKEN;
        } catch (AddressException nobodys) {
            return Outcome.REFUSED;
        } catch (SendFailedException refused) {
            return isForEver(refused) ? Outcome.REFUSED : Outcome.FAILED;
        } catch (MessagingException unreachable) {
            return Outcome.FAILED;
        }
    }

    private static void connect(SMTPTransport transport, MailSettings.Server server) throws MessagingException {
        String user = server.login().map(MailSettings.Login::user).orElse(null);
        String password = server.login().map(login -> login.password().reveal()).orElse(null);
        transport.connect(server.host(), server.port(), user, password);
    }

    private Properties properties(MailSettings.Server server, Letter letter) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", MILLIS_TO_CONNECT);
        properties.setProperty("mail.smtp.timeout", MILLIS_TO_ANSWER);
        properties.setProperty("mail.smtp.localhost", host());
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        properties.setProperty("mail.mime.allowutf8", Boolean.toString(needsUtf8(letter.to()))); // RFC 6531
        boolean inTls = server.tls() == MailSettings.Tls.TLS;
        boolean toTls = server.tls() == MailSettings.Tls.STARTTLS;
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(inTls));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(toTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(toTls));
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
        return properties;
    }

    /** Only then is a server asked for it: of one that cannot do it the library writes a line for each mail. */
    private static boolean needsUtf8(String email) {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(email.substring(0, email.lastIndexOf('@') + 1));
    }

    private MimeMessage message(Letter letter, MailSettings.Server server, Session session) throws MessagingException {
        MimeMessage message = new NamedMessage(session, "<" + letter.id() + "@" + host() + ">");
        message.setFrom(new InternetAddress(server.from(), true));
        message.setRecipient(Message.RecipientType.TO, recipient(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DATE.format(letter.at()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 5: nobody's machine answers it
        message.saveChanges();
        return message;
    }

    /** One address, whatever stands in it: what is not one is refused before it is a header. */
    private static InternetAddress recipient(String email) throws AddressException {
        try {
            int at = email.lastIndexOf('@');
            return new InternetAddress(email.substring(0, at + 1) + IDN.toASCII(email.substring(at + 1)), true);
        } catch (IllegalArgumentException noDomain) {
            throw new AddressException("no domain");
        }
    }

    /** Of an address, of the sender or of the whole mail; anything else may be another way in a minute. */
    private static boolean isForEver(SendFailedException refused) {
        return refused.getNextException() instanceof MessagingException cause
                ? code(cause) / 100 == PERMANENT
                : code(refused) / 100 == PERMANENT;
    }

    private static int code(Exception refused) {
        return switch (refused) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException mail -> mail.getReturnCode();
            default -> 0;
        };
    }

    private String host() {
        return URI.create(issuer.url()).getHost();
    }

    /** A message of which we say the name (RFC 5322 3.6.4): the library's would tell the name of the machine. */
    private static final class NamedMessage extends MimeMessage {
        private final String name;

        NamedMessage(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
