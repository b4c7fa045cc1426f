package io.boxoffice.recovery;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.mail.MailKind;
import io.boxoffice.mail.Outbox;
import io.boxoffice.transport.RequestSource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Looks for who asked. That is done beside the answer, which so takes as long for a user as for nobody (AS-01). */
@Stateless
public class RecoveryLook {
    @Inject
    Accounts accounts;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    FrequentEvents events;

    @Inject
    Actor caller;

    @Inject
    AskPlaces places;

    /**
     * Writes the mail for a user who may have one, in one transaction with its event. The caller has taken a place.
     *
     * @param from who asked
     */
    @Asynchronous
    public void look(Username username, RequestSource from) {
        try {
            caller.comesFrom(from.address(), from.correlationId());
            Optional<User> user = accounts.findUser(username);
            user.ifPresentOrElse(this::ask, () -> events.note(refused("nobody of this name")));
        } finally {
            places.release();
        }
    }

    private void ask(User user) {
        boolean isWritten = user.enabled()
                && outbox.enqueue(
                        MailKind.RECOVERY, user.id(), "", caller.address().orElse(""));
        if (isWritten) {
            audit.record(Event.of(EventType.RECOVERY_ASKED, user.id().toString()));
        } else {
            events.note(refused("disabled, no verified address, or as many mails as there are in an hour")
                    .to(user.id().toString()));
        }
    }

    private static Event refused(String why) {
        return Event.refused(EventType.RECOVERY_ASKED, why);
    }
}
