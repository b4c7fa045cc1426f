package io.boxoffice.audit;

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
import java.util.List;

/** Writes the frequent events that were noted, on every node, once a second if there are any. Holds no rule. */
@Startup
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FrequentEventsTimer {
    private static final Logger LOG = System.getLogger(FrequentEventsTimer.class.getName());
    private static final long EVERY_MILLIS = 1_000;

    @Resource
    TimerService timers;

    @Inject
    FrequentEvents frequent;

    @Inject
    Audit audit;

    private boolean failing;

    @PostConstruct
    void begin() {
        timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("frequent audit events", false));
    }

    @Timeout
    void look() {
        write(frequent.due());
    }

    /** What is only counted yet is written too: first the events, then the counts. */
    @PreDestroy
    void end() {
        write(frequent.rest());
        write(frequent.rest());
    }

    private void write(List<EventTally.Due> due) {
        if (due.isEmpty()) {
            return;
        }
        try {
            audit.recordAll(due.stream().map(EventTally.Due::event).toList());
            frequent.written(due);
            failing = false;
        } catch (RuntimeException unavailable) {
            if (!failing) {
                LOG.log(
                        Level.ERROR,
                        "Refusals and tokens of machines could not be written to the audit; they are counted until they can.");
                LOG.log(Level.DEBUG, "Refusals and tokens of machines could not be written to the audit.", unavailable);
            }
            failing = true;
        }
    }
}
