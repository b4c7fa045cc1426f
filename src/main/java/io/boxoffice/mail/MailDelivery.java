package io.boxoffice.mail;

import io.boxoffice.log.CountedLog;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Sends what is due, one after the other, with no transaction open meanwhile: a slow server delays mails and nothing else. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailDelivery {
    private static final CountedLog LOG = new CountedLog(MailDelivery.class);

    @Inject
    Outbox outbox;

    @Inject
    Letters letters;

    @Inject
    Smtp smtp;

    @Inject
    Sender sender;

    /** Until nothing is due, or the server does not take one: then the next look goes on. */
    @Asynchronous
    public void deliver() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                Optional<OutgoingMail> next = outbox.next();
                goesOn = next.isPresent() && isSettled(next.get());
            }
        } catch (RuntimeException unavailable) {
            LOG.write(
                    Level.DEBUG, "looks at mails", "", "The mails could not be looked at; they are kept.", unavailable);
        } finally {
            sender.release();
        }
    }

    private boolean isSettled(OutgoingMail mail) {
        if (outbox.isOver(mail)) {
            giveUp(mail, "its time was over");
            return true;
        }
        Optional<Letter> letter = letters.write(mail);
        if (letter.isEmpty()) {
            outbox.giveUp(mail, "nobody to send it to");
            return true;
        }
        Smtp.Outcome outcome = smtp.send(letter.get());
        switch (outcome) {
            case TAKEN -> outbox.sent(mail);
            case REFUSED -> giveUp(mail, "refused by the mail server");
            case FAILED -> putOff(mail);
        }
        return outcome != Smtp.Outcome.FAILED;
    }

    private void putOff(OutgoingMail mail) {
        LOG.write(Level.WARNING, "mails that were not taken", "", "The mail server took no mail; it is tried again.");
        if (mail.last()) {
            giveUp(mail, "not taken by the mail server in time");
        } else {
            outbox.postpone(mail);
        }
    }

    private void giveUp(OutgoingMail mail, String why) {
        outbox.giveUp(mail, why);
        LOG.write(Level.WARNING, "mails that were given up", "", "A mail was given up: " + why + ".");
    }
}
