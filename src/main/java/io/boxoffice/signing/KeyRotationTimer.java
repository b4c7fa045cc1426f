package io.boxoffice.signing;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks on every node, once a {@code boxoffice.keys.check}, whether keys have a step to take. Holds no rule. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyRotationTimer {
    private static final Logger LOG = System.getLogger(KeyRotationTimer.class.getName());

    @Resource
    TimerService timers;

    @Inject
    KeyRotator rotations;

    /** Not before the settings were looked at. */
    @Inject
    Instance<KeySettings> settings;

    /** Takes the steps of now, a first key for each audience among them, and goes on looking. A second call adds no timer. */
    public void begin() {
        rotations.advance();
        if (timers.getTimers().isEmpty()) {
            long every = settings.get().check().toMillis();
            timers.createIntervalTimer(every, every, new TimerConfig("keys", false));
        }
    }

    @Timeout
    void look() {
        try {
            rotations.advance();
        } catch (RuntimeException unavailable) {
            LOG.log(Level.ERROR, "The keys could not be looked after; the present ones go on signing.");
            LOG.log(Level.DEBUG, "The keys could not be looked after.", unavailable);
        }
    }
}
