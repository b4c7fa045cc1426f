package io.boxoffice.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * As many password hashes at a time as there are processors, eight at most, and a short queue: logins can use neither the memory nor
 * the threads that refreshes need. What does not fit in is told so at once.
 */
@ApplicationScoped
public class HashPool {
    private static final int QUEUE_PER_PROCESSOR = 16;
    private static final long WAIT_SECONDS = 3;

    /** Of one user's tries fewer than may fail are looked at in one moment: what comes beyond those is refused. */
    private static final int MOST = 8;

    private final int processors = Math.min(MOST, Runtime.getRuntime().availableProcessors());
    private final Semaphore running = new Semaphore(processors, true);
    private final AtomicInteger waiting = new AtomicInteger();

    /** Runs work that hashes; nothing when the queue is full, or does not move within 3 s. */
    public <T> Optional<T> run(Supplier<T> work) {
        if (!enter()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            running.release();
        }
    }

    /** How many are being hashed. */
    public int running() {
        return processors - running.availablePermits();
    }

    /** How many wait for their turn. */
    public int waiting() {
        return waiting.get();
    }

    private boolean enter() {
        if (waiting.incrementAndGet() > processors * QUEUE_PER_PROCESSOR) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }
}
