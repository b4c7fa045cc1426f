package io.boxoffice.backchannel;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks on every node, once a second, whether a client is to be told something. Holds no rule. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogoutNoticeTimer {
    private static final Logger LOG = System.getLogger(LogoutNoticeTimer.class.getName());
    private static final long EVERY_MILLIS = 1_000;
    private static final int MOST_CLIENTS = 1_000;

    @Resource
    TimerService timers;

    @Inject
    LogoutNotices notices;

    @Inject
    Receivers receivers;

    @Inject
    LogoutDelivery delivery;

    /** Goes on looking. A second call adds no timer. */
    public void begin() {
        if (timers.getTimers().isEmpty()) {
            timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("logout notices", false));
        }
    }

    @Timeout
    void look() {
        try {
            notices.receivers(MOST_CLIENTS).stream().filter(receivers::take).forEach(delivery::deliver);
        } catch (RuntimeException unavailable) {
            LOG.log(Level.DEBUG, "The logout notices could not be looked at; they are kept.", unavailable);
        }
    }
}
