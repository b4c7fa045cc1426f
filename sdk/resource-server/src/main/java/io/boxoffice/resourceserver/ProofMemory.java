package io.boxoffice.resourceserver;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The proofs that were taken, for as long as they would be taken again (RFC 9449 11.1). When it is full it takes none rather
 * than forget one. It knows nothing of other processes.
 */
final class ProofMemory {
    /** What it says of a proof. */
    enum Answer {
        NEW,
        SEEN,
        FULL
    }

    private final int capacity;
    private final Map<String, Instant> goodUntil = new ConcurrentHashMap<>();

    /** All of them are looked at to forget those that are over: not more than once a second. */
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

    ProofMemory(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("room for one proof at least");
        }
        this.capacity = capacity;
    }

    /** @param until when nobody would take it any longer */
    Answer remember(String id, Instant now, Instant until) {
        sweep(now);
        if (goodUntil.size() >= capacity && !goodUntil.containsKey(id)) {
            return Answer.FULL;
        }
        Instant before = goodUntil.putIfAbsent(id, until);
        if (before == null) {
            return Answer.NEW;
        }
        return before.isBefore(now) && goodUntil.replace(id, before, until) ? Answer.NEW : Answer.SEEN;
    }

    private void sweep(Instant now) {
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plusSeconds(1))) {
            goodUntil.values().removeIf(until -> until.isBefore(now));
        }
    }
}
