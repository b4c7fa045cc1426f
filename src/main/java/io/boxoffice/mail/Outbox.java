package io.boxoffice.mail;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The transactions on mails: written with what they tell of, taken for a try, and settled. */
@Stateless
public class Outbox {
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    MailRows rows;

    @Inject
    MailSettings settings;

    @Inject
    Accounts accounts;

    @Inject
    AccountLock lock;

    @Inject
    Audit audit;

    @Inject
    Counters counters;

    @Inject
    Clock clock;

    /** Where a user reads mails: nowhere if nobody has made sure that they do. */
    public static Optional<String> address(User user) {
        return Optional.ofNullable(user.details().email())
                .filter(_ -> user.details().emailVerified());
    }

    /**
     * Writes, in the transaction of the caller, that a user is to be sent a mail: one that has a verified address, and has not been sent as many of
     * that kind within the hour.
     *
     * @param detail as {@link OutgoingMail} has it
     * @param from the address from where it was done, or empty
     * @return whether it will be sent
     */
    public boolean enqueue(MailKind kind, UserId user, String detail, String from) {
        if (!settings.isOn()
                || !lock.hold(user)
                || accounts.find(user).flatMap(Outbox::address).isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        return rows.add(kind, user, detail, from, now, now.minus(HOUR));
    }

    /** Takes the next mail that is due: nobody else gets it while it is tried. */
    public Optional<OutgoingMail> next() {
        Instant now = clock.instant();
        return rows.due(now).map(mail -> mail.tried(now));
    }

    /** Whether its time was over before it could be tried, as after a stop of all nodes: what it tells of is of no use any more. */
    public boolean isOver(OutgoingMail mail) {
        return !clock.instant().isBefore(mail.at().plus(mail.kind().life()));
    }

    /** The mail server has it. */
    public void sent(OutgoingMail mail) {
        settled(
                mail,
                MailOutcome.SENT,
                Event.of(EventType.MAIL_SENT, mail.user().toString())
                        .because(mail.kind().wire()));
    }

    /** It is not tried again. */
    public void giveUp(OutgoingMail mail, String why) {
        Event failure = Event.of(EventType.MAIL_FAIL, mail.user().toString())
                .because(mail.kind().wire() + ": " + why)
                .failed();
        settled(mail, MailOutcome.GIVEN_UP, failure);
    }

    private void settled(OutgoingMail mail, MailOutcome outcome, Event event) {
        rows.find(mail.id()).ifPresent(StoredMail::settle);
        audit.record(event);
        counters.count(Counted.MAILS, outcome);
    }

    /** It was not taken, and is tried again. */
    public void postpone(OutgoingMail mail) {
        rows.find(mail.id()).ifPresent(stored -> stored.postpone(clock.instant()));
        counters.count(Counted.MAILS, MailOutcome.POSTPONED);
    }

    /** How many wait. */
    public long waiting() {
        return rows.waiting();
    }

    /** Deletes some that are settled and do not count any more; whether there may be more. */
    public boolean purge(int count) {
        return rows.purge(clock.instant().minus(HOUR), count);
    }
}
