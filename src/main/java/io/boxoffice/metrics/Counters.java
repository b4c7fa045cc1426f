package io.boxoffice.metrics;

import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** The counters of this node, from its start on. To count is one addition without a lock. */
@ApplicationScoped
public class Counters {
    private final Map<Counted, ConcurrentMap<String, LongAdder>> counts = new EnumMap<>(Counted.class);

    public Counters() {
        for (Counted counted : Counted.values()) {
            counts.put(counted, new ConcurrentHashMap<>());
        }
        List.of(Counted.REPLAYS, Counted.LOCKOUTS).forEach(counted -> of(counted, ""));
    }

    /** Counts what has no label. */
    public void count(Counted what) {
        of(what, "").increment();
    }

    /** Counts one of several outcomes. With the first of them the others are there too, at 0. */
    public <E extends Enum<E>> void count(Counted what, E outcome) {
        if (of(what).isEmpty()) {
            begin(what, outcome.getDeclaringClass());
        }
        of(what, word(outcome)).increment();
    }

    /** Counts by audience: one that is registered, so there are as many labels as an administrator made. */
    public void count(Counted what, Audience audience) {
        of(what, audience.name()).increment();
    }

    /** All that is counted, as it stands now. */
    public List<Metric> read() {
        return Arrays.stream(Counted.values())
                .map(counted -> counted.metric(samples(of(counted))))
                .toList();
    }

    private <E extends Enum<E>> void begin(Counted what, Class<E> outcomes) {
        for (E outcome : outcomes.getEnumConstants()) {
            of(what, word(outcome));
        }
    }

    private static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private ConcurrentMap<String, LongAdder> of(Counted what) {
        return Objects.requireNonNull(counts.get(what), "each has a place from the start");
    }

    private LongAdder of(Counted what, String label) {
        return of(what).computeIfAbsent(label, any -> new LongAdder());
    }

    private static SortedMap<String, Double> samples(Map<String, LongAdder> counted) {
        SortedMap<String, Double> samples = new TreeMap<>();
        counted.forEach((label, count) -> samples.put(label, count.doubleValue()));
        return samples;
    }
}
