package io.boxoffice.verifier;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Has what verifiers were given written, on every node, once a second if there is anything. Holds no rule. */
@Startup
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FetchTimer {
    private static final Logger LOG = System.getLogger(FetchTimer.class.getName());
    private static final long EVERY_MILLIS = 1_000;

    @Resource
    TimerService timers;

    @Inject
    FetchWriter writer;

    private boolean failing;

    @PostConstruct
    void begin() {
        timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("verifiers", false));
    }

    @Timeout
    @PreDestroy
    void write() {
        try {
            writer.write();
            failing = false;
        } catch (RuntimeException unavailable) {
            if (!failing) {
                LOG.log(Level.ERROR, "What verifiers have read could not be written; it waits until it can.");
                LOG.log(Level.DEBUG, "What verifiers have read could not be written.", unavailable);
            }
            failing = true;
        }
    }
}
