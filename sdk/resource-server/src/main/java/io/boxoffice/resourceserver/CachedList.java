package io.boxoffice.resourceserver;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One list, fetched when it is asked for and its {@code ttl} is over, by one thread; others go on with the one that is
 * there. It is not fetched again within a second, whatever came of it.
 */
final class CachedList {
    /** How a list is had. */
    interface Fetch {
        FetchedList fetch() throws IOException;
    }

    private static final Logger LOG = System.getLogger(CachedList.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Fetch fetch;
    private final Duration maxStaleness;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable FetchedList last;
    private volatile Instant triedAt = Instant.EPOCH;

    CachedList(Fetch fetch, Duration maxStaleness, Clock clock) {
        this.fetch = fetch;
        this.maxStaleness = maxStaleness;
        this.clock = clock;
    }

    TokenStatus of(long index) {
        if (isDue() && mayFetch()) {
            try {
                renewIfDue();
            } finally {
                fetching.unlock();
            }
        }
        FetchedList list = last;
        return list != null && list.isGoodAt(clock.instant(), maxStaleness) ? list.of(index) : TokenStatus.UNKNOWN;
    }

    private boolean isDue() {
        FetchedList list = last;
        Instant now = clock.instant();
        return now.isAfter(triedAt.plus(PAUSE))
                && (list == null || list.isDueAt(now) || !list.isGoodAt(now, maxStaleness));
    }

    /** Who has nothing to answer with waits for the one who fetches; who has something does not. */
    private boolean mayFetch() {
        FetchedList list = last;
        if (list != null && list.isGoodAt(clock.instant(), maxStaleness)) {
            return fetching.tryLock();
        }
        fetching.lock();
        return true;
    }

    private void renewIfDue() {
        if (isDue()) {
            try {
                last = fetch.fetch().orYounger(last);
            } catch (IOException unavailable) {
                LOG.log(Level.WARNING, "A status list cannot be had: " + unavailable);
            } finally {
                triedAt = clock.instant();
            }
        }
    }

    /** A list by its name, which tokens have, and by the address at which this service reads it. */
    static Fetch from(String uri, URI address, HttpFetch http, ListVerification verification) {
        return () -> verification.verify(http.get(address, "application/statuslist+jwt"), uri);
    }
}
