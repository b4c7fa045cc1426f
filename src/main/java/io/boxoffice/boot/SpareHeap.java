package io.boxoffice.boot;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;

/**
 * Gives memory back to the system once a minute, where the heap has far more than a node needs. Without it what many large heads
 * took at once would stay with the process: the serial collector gives back only when it collects everything.
 */
@Startup
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SpareHeap {
    /** A node under load has less, in bytes. */
    private static final long USUAL = 256L * 1024 * 1024;

    private static final long EVERY_MILLIS = Duration.ofMinutes(1).toMillis();

    @Resource
    TimerService timers;

    @PostConstruct
    void begin() {
        timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("spare heap", false));
    }

    @Timeout
    void giveBack() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        if (heap.getCommitted() > USUAL && heap.getUsed() < heap.getCommitted() / 2) {
            System.gc();
        }
    }
}
