package io.boxoffice.client;

import java.time.Duration;

/**
 * A time in which something is not tried.
 *
 * @param from a time of the monotonic clock, in nanoseconds
 */
record Pause(long from, Duration length) {
    boolean lastsAt(long now) {
        return now - from < length.toNanos();
    }
}
