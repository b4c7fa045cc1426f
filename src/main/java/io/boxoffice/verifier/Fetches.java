package io.boxoffice.verifier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What verifiers were given at this node and is not in the database yet. However often one asks, it is a few values in memory: nobody
 * makes this node hold or write more by asking more.
 */
@ApplicationScoped
public class Fetches {
    /** So many changes of what is published can wait for the database; of more the oldest is forgotten. */
    private static final int MOST = 8;

    @Inject
    Clock clock;

    private final Map<Reader, List<Fetch>> waiting = new ConcurrentHashMap<>();

    /** A verifier, one of its audience, has just been given these things, all of them. */
    public void note(Reader reader, Set<String> things) {
        Instant now = clock.instant();
        waiting.compute(reader, (_, before) -> with(before, things, now));
    }

    private static List<Fetch> with(@Nullable List<Fetch> before, Set<String> things, Instant now) {
        List<Fetch> all = new ArrayList<>(before == null ? List.of() : before);
        boolean same = !all.isEmpty() && all.getLast().things().equals(things);
        Instant first = same ? all.removeLast().first() : now;
        all.add(new Fetch(Set.copyOf(things), first, now));
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    Map<Reader, List<Fetch>> waiting() {
        return Map.copyOf(waiting);
    }

    /** These are in the database; what came since is not. */
    void written(Reader reader, List<Fetch> fetches) {
        waiting.remove(reader, fetches);
    }
}
