package io.boxoffice.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A log for what a stranger can cause as often as they like: of one kind and network the first line is written at once, and then how
 * many more there were, once a minute at most, beside the next line of any kind. Of networks beyond {@value #MOST} only the kind is told apart, so that
 * the lines of a minute have a bound however many networks there are.
 */
public final class CountedLog {
    /** So many kinds and networks are told apart. */
    static final int MOST = 64;

    private static final long EVERY_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private record Counted(Level level, String kind, String network) {}

    private static final class Count {
        private long since;
        private long more;

        Count(long since) {
            this.since = since;
        }
    }

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<Counted, Count> counts = new HashMap<>();

    /** Counts for one class. */
    public CountedLog(Class<?> owner) {
        this(System.getLogger(owner.getName()), System::nanoTime);
    }

    CountedLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /**
     * Writes a line, or counts it.
     *
     * @param kind what is counted together; one of a few texts of ours, never a caller's
     * @param network whom it is counted for, as {@code transport.Network} has it
     * @param line what is written of the first one
     */
    public void write(Level level, String kind, String network, String line) {
        write(level, kind, network, line, null);
    }

    /** Likewise, with the stack of what was thrown. */
    public void write(Level level, String kind, String network, String line, @Nullable Throwable thrown) {
        tellOfMore();
        if (isFirst(level, kind, network)) {
            log.log(level, line, thrown);
        }
    }

    private synchronized boolean isFirst(Level level, String kind, String network) {
        Counted own = new Counted(level, kind, network);
        Counted counted = counts.containsKey(own) || counts.size() < MOST ? own : new Counted(level, kind, "anywhere");
        Count present = counts.get(counted);
        if (present == null) {
            counts.put(counted, new Count(nanos.getAsLong()));
            return true;
        }
        present.more++;
        return false;
    }

    /** Of each kind whose minute is over; what was quiet for that minute is forgotten. */
    private synchronized void tellOfMore() {
        long now = nanos.getAsLong();
        counts.entrySet().removeIf(entry -> isOver(entry.getValue(), now) && entry.getValue().more == 0);
        counts.forEach((counted, count) -> {
            if (isOver(count, now)) {
                log.log(
                        counted.level(),
                        counted.kind() + ": " + count.more + " more within " + (now - count.since) / SECOND
                                + " s, from " + counted.network());
                count.more = 0;
                count.since = now;
            }
        });
    }

    private static boolean isOver(Count count, long now) {
        return now - count.since >= EVERY_NANOS;
    }
}
