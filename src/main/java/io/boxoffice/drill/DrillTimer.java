package io.boxoffice.drill;

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

/** Has drills looked after, on every node, every two seconds. Holds no rule. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DrillTimer {
    private static final Logger LOG = System.getLogger(DrillTimer.class.getName());
    private static final long EVERY_MILLIS = 2_000;

    @Resource
    TimerService timers;

    @Inject
    Drills drills;

    private boolean failing;

    /** Looks from now on. A second call adds no timer. */
    public void begin() {
        if (timers.getTimers().isEmpty()) {
            timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("drills", false));
        }
    }

    @Timeout
    void look() {
        try {
            drills.look();
            failing = false;
        } catch (RuntimeException unavailable) {
            if (!failing) {
                LOG.log(Level.ERROR, "Drills could not be looked after; that is tried again.");
                LOG.log(Level.DEBUG, "Drills could not be looked after.", unavailable);
            }
            failing = true;
        }
    }
}
