package io.boxoffice.audit;

import io.boxoffice.oauth.Audience;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is written of refusals, of which a stranger can cause as many as they like, and of tokens of machines, which ask for as many: the first
 * one of a kind from an address at once, and how many more there were once a minute, until a minute passes without any. Of kinds and addresses
 * beyond {@value #MOST} only the kind is told apart.
 */
final class EventTally {
    static final int MOST = 256;
    static final Duration EVERY = Duration.ofMinutes(1);

    /** What is counted together. */
    record Kind(
            EventType type,
            boolean success,
            @Nullable String reason,
            @Nullable String target,
            @Nullable Audience audience,
            String actor,
            @Nullable String address) {

        static Kind of(Noted noted) {
            Event event = noted.event();
            Source source = noted.source();
            return new Kind(
                    event.type(),
                    event.success(),
                    event.reason(),
                    event.target(),
                    event.success() ? event.audience() : null,
                    source.actor(),
                    source.address());
        }

        Kind fromAnywhere() {
            return new Kind(type, success, reason, null, audience, "anonymous", null);
        }

        Noted counted(long more, Instant since, Instant now) {
            String count = more + " more since " + since.truncatedTo(ChronoUnit.SECONDS);
            Event event = new Event(
                    type, success, target, audience, null, null, reason == null ? count : reason + "; " + count);
            return new Noted(event, new Source(actor, address, null), now);
        }
    }

    /** An event that is to be written, and how many more than the first it tells of. */
    record Due(Kind kind, Noted event, long more) {}

    private static final class Count {
        private final Noted first;
        private boolean firstIsWritten;
        private long more;
        private Instant since;

        Count(Noted first) {
            this.first = first;
            this.since = first.time();
        }

        boolean isWritten() {
            return firstIsWritten && more == 0;
        }

        boolean isMinuteOverAt(Instant now) {
            return !now.isBefore(since.plus(EVERY));
        }
    }

    private final Map<Kind, Count> counts = new HashMap<>();

    /** Counts an event. */
    synchronized void note(Noted noted) {
        Kind own = Kind.of(noted);
        Kind kind = counts.containsKey(own) || counts.size() < MOST ? own : own.fromAnywhere();
        Count present = counts.get(kind);
        if (present == null) {
            counts.put(kind, new Count(noted));
        } else {
            present.more++;
        }
    }

    /** What is to be written now; it stays until {@link #written}. What was quiet for a minute is forgotten. */
    synchronized List<Due> due(Instant now) {
        counts.values().removeIf(count -> count.isWritten() && count.isMinuteOverAt(now));
        return unwritten(now)
                .filter(due -> due.more() == 0 || isMinuteOver(due, now))
                .toList();
    }

    /** Whatever was not written yet, whether its minute is over or not. */
    synchronized List<Due> rest(Instant now) {
        return unwritten(now).toList();
    }

    private boolean isMinuteOver(Due due, Instant now) {
        Count count = counts.get(due.kind());
        return count != null && count.isMinuteOverAt(now);
    }

    private Stream<Due> unwritten(Instant now) {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getValue().isWritten())
                .map(entry -> due(entry.getKey(), entry.getValue(), now));
    }

    private static Due due(Kind kind, Count count, Instant now) {
        return count.firstIsWritten
                ? new Due(kind, kind.counted(count.more, count.since, now), count.more)
                : new Due(kind, count.first, 0);
    }

    /** Forgets what was written, however much was counted meanwhile. */
    synchronized void written(List<Due> events, Instant now) {
        for (Due due : events) {
            Count count = counts.get(due.kind());
            if (count != null) {
                count.firstIsWritten = true;
                count.more -= due.more();
                count.since = now;
            }
        }
    }
}
