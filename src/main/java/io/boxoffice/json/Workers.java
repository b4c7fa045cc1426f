package io.boxoffice.json;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The requests that are worked on at one time. There are more threads, for whoever waits for a body holds one; were all of them
 * to work, most would wait for a connection to the database, and be refused before their turn comes.
 */
public final class Workers {
    /** Those who hash or wait for it, as many as there are connections, and a few. */
    public static final int MOST = 48;

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Semaphore FREE = new Semaphore(MOST, true);

    /** Reads something that may have to be waited for. */
    interface Reading<T> {
        T read() throws IOException;
    }

    private Workers() {}

    /** Whether there was room within 1.5 s; whoever has it must {@link #leave}. */
    public static boolean enter() {
        try {
            return FREE.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes room for the next one. */
    public static void leave() {
        FREE.release();
    }

    /** Makes room while something is waited for. */
    static <T> T aside(Reading<T> reading) throws IOException {
        FREE.release();
        try {
            return reading.read();
        } finally {
            FREE.acquireUninterruptibly();
        }
    }
}
