package io.boxoffice.audit;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;

/**
 * The ids of events: UUIDs version 7 whose first random bits are the fraction of the millisecond (RFC 9562 6.2, method 3),
 * so that ids are in the order of times down to a microsecond, and a span of time is a range of ids. The database makes them.
 */
final class EventId {
    private static final long FRACTION = 0xFFF;
    private static final long VERSION = 0x7000;

    private EventId() {}

    /** The id below every id of this time and above every id of an earlier one. */
    static UUID lowest(Instant time) {
        return new UUID((time.toEpochMilli() << 16) | VERSION | fraction(time), 0);
    }

    private static long fraction(Instant time) {
        return time.get(ChronoField.MICRO_OF_SECOND) % 1_000 * (FRACTION + 1) / 1_000;
    }
}
