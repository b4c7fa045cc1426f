package io.boxoffice.recovery;

import io.boxoffice.account.Username;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.mail.MailSettings;
import io.boxoffice.transport.RequestSource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Somebody asks for a mail by which they can set another password. Nothing that they are told depends on who they are. */
@Dependent
class RecoveryAsks {
    @Inject
    MailSettings mail;

    @Inject
    AskPlaces places;

    @Inject
    RecoveryLook looks;

    @Inject
    FrequentEvents events;

    /** Whether mails are sent at all. */
    boolean areAnswered() {
        return mail.isOn();
    }

    /**
     * Whether it will be looked for a user of this name; not if too many are being looked for. Only the audit is told: a look for a user takes
     * longer than one for nobody, so who were refused would learn of whom there is one.
     */
    boolean take(Username username, RequestSource from) {
        if (!mail.isOn()) {
            return true;
        }
        boolean hasPlace = places.take();
        if (hasPlace) {
            begin(username, from);
        } else {
            events.note(Event.refused(EventType.RECOVERY_ASKED, "too many are being looked for"));
        }
        return hasPlace;
    }

    /** Whoever looks gives the place back; nobody does if the container takes the work of nobody. */
    private void begin(Username username, RequestSource from) {
        try {
            looks.look(username, from);
        } catch (EJBException refused) {
            places.release();
            throw refused;
        }
    }
}
