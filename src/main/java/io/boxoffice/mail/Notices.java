package io.boxoffice.mail;

import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Tells users what was done to their account (MF-06, ASVS 6.3.7): whatever the audit is told of that concerns who may log in as them, in the
 * same transaction.
 */
@Dependent
public class Notices {
    private static final Map<EventType, MailKind> KINDS = Map.of(
            EventType.AUTHN_PASSWORD_CHANGE, MailKind.PASSWORD_CHANGED,
            EventType.FACTOR_ADDED, MailKind.FACTOR_ADDED,
            EventType.FACTOR_REMOVED, MailKind.FACTOR_REMOVED,
            EventType.AUTHN_LOGIN_NEW_NETWORK, MailKind.NEW_NETWORK,
            EventType.DEVICE_ALLOWED, MailKind.NEW_DEVICE,
            EventType.TRANSFER_COMPLETED, MailKind.NEW_DEVICE);

    @Inject
    Outbox outbox;

    @Inject
    Actor caller;

    /** Writes the mail that an event calls for, if it calls for one. */
    public void tell(@Observes Event done) {
        Optional.ofNullable(KINDS.get(done.type())).ifPresent(kind -> tell(kind, done));
    }

    private void tell(MailKind kind, Event done) {
        Optional.ofNullable(done.target())
                .flatMap(UserId::parse)
                .ifPresent(user -> outbox.enqueue(
                        kind, user, detail(kind, done), caller.address().orElse("")));
    }

    /** The audit tells a factor by its kind. */
    private static String detail(MailKind kind, Event done) {
        boolean isOfAFactor = kind == MailKind.FACTOR_ADDED || kind == MailKind.FACTOR_REMOVED;
        return isOfAFactor && done.reason() != null ? done.reason() : "";
    }
}
