package io.boxoffice.audit;

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
import java.util.Optional;

/** Seals the events of before once a minute, on every node: one that comes second finds nothing to do. Holds no rule. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SealTimer {
    private static final Logger LOG = System.getLogger(SealTimer.class.getName());
    private static final long EVERY_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final int BATCH = 5_000;

    @Resource
    TimerService timers;

    @Inject
    SealRows rows;

    /** Seals what is there, before anything new is written, and goes on sealing. A second call adds no timer. */
    public void begin() {
        seal();
        if (timers.getTimers().isEmpty()) {
            timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("seals", false));
        }
    }

    @Timeout
    void look() {
        try {
            seal();
        } catch (RuntimeException unavailable) {
            LOG.log(Level.ERROR, "The audit could not be sealed; its events wait for the next seal.");
            LOG.log(Level.DEBUG, "The audit could not be sealed.", unavailable);
        }
    }

    private void seal() {
        Optional<Seal> seal = rows.next(BATCH);
        while (seal.isPresent()) {
            tell(seal.get());
            seal = seal.get().events() < BATCH ? Optional.empty() : rows.next(BATCH);
        }
    }

    /** Whoever keeps the log elsewhere can prove by it that seals are gone from the end, or were all made anew. */
    private static void tell(Seal seal) {
        LOG.log(Level.INFO, "Audit seal " + seal.number() + " over " + seal.events() + " events: " + seal.digest());
    }
}
