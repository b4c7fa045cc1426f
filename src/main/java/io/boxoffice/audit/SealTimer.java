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

    /**
     * Makes one seal before anything new is written, by which another cluster is noted, and goes on with the rest at once, while
     * the node opens. A second call adds no timer.
     */
    public void begin() {
        next();
        if (timers.getTimers().isEmpty()) {
            timers.createIntervalTimer(0, EVERY_MILLIS, new TimerConfig("seals", false));
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

    /** A seal ends between two transactions, so one of many may have less than it may have. */
    private void seal() {
        boolean more = true;
        while (more) {
            more = next() >= BATCH / 2;
        }
    }

    /** Makes a seal if there is something to seal; how many events it is over. */
    private long next() {
        Optional<Seal> made = rows.next(BATCH);
        made.ifPresent(SealTimer::tell);
        return made.map(Seal::events).orElse(0L);
    }

    /** Whoever keeps the log elsewhere can prove by it that seals are gone from the end, or were all made anew. */
    private static void tell(Seal seal) {
        LOG.log(Level.INFO, "Audit seal " + seal.number() + " over " + seal.events() + " events: " + seal.digest());
    }
}
