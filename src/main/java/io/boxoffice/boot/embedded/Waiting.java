package io.boxoffice.boot.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting that goes on though somebody interrupts it: what is being closed must be closed. */
final class Waiting {

    private Waiting() {}

    /** True if the process ended in time. */
    static boolean ended(Process process, Duration patience) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
