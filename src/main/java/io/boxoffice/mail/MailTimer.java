package io.boxoffice.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks on every node, once a second, whether a mail is due, where mails are sent at all. Holds no rule. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailTimer {
    private static final long EVERY_MILLIS = 1_000;

    @Resource
    TimerService timers;

    @Inject
    MailSettings settings;

    @Inject
    Sender sender;

    @Inject
    MailDelivery delivery;

    /** Goes on looking. A second call adds no timer. */
    public void begin() {
        if (settings.isOn() && timers.getTimers().isEmpty()) {
            timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("mails", false));
        }
    }

    @Timeout
    void look() {
        if (sender.take()) {
            delivery.deliver();
        }
    }
}
