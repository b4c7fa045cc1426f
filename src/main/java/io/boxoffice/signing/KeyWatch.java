package io.boxoffice.signing;

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
import java.time.Duration;

/** Looks once a second on every node whether another one changed the keys. Holds no rule. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyWatch {
    private static final Logger LOG = System.getLogger(KeyWatch.class.getName());
    private static final long EVERY_MILLIS = Duration.ofSeconds(1).toMillis();

    @Resource
    TimerService timers;

    @Inject
    Keys keys;

    private boolean failing;

    /** Begins to look. */
    public void begin() {
        timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("keys", false));
    }

    @Timeout
    void look() {
        try {
            keys.renew();
            failing = false;
        } catch (RuntimeException unavailable) {
            if (!failing) {
                LOG.log(Level.ERROR, "The keys could not be read anew; the present ones stay until they can.");
                LOG.log(Level.DEBUG, "The keys could not be read anew.", unavailable);
            }
            failing = true;
        }
    }
}
