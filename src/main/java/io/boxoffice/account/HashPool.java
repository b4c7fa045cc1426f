package io.boxoffice.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * As many password hashes at a time as there are processors, and a short queue: logins can use neither the memory nor
 * the threads that refreshes need. What does not fit in is told so at once.
 */
@ApplicationScoped
public class HashPool {
    private static final int PLACES_PER_PROCESSOR = 17;

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final int places = processors * PLACES_PER_PROCESSOR;
    private final Semaphore free = new Semaphore(places);
    private final Semaphore turns = new Semaphore(processors, true);

    /** Runs work in which something is hashed; nothing when every place is taken, and then nothing of it was done. */
    public <T> Optional<T> run(Supplier<T> work) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            free.release();
        }
    }

    /** A hash, when its turn has come: nothing but the hash, so that no processor waits for a database meanwhile. */
    <T> T hash(Supplier<T> hash) {
        turns.acquireUninterruptibly();
        try {
            return hash.get();
        } finally {
            turns.release();
        }
    }

    /** How many are being hashed. */
    public int running() {
        return processors - turns.availablePermits();
    }

    /** How many wait for their turn, or for the database before or after it. */
    public int waiting() {
        return Math.max(0, places - free.availablePermits() - running());
    }
}
