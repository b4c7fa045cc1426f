package io.boxoffice.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the database a moment ago. Who asks for what is just being read shares what becomes of that reading, its failure too:
 * were each to try again in turn, a frozen database would keep the last of them waiting for all before. Caffeine's own {@code AsyncCache}
 * would do, but writes a trace into the log for each reading that fails.
 */
public final class RecentReadings<K, V> {
    private static final Duration WHILE_READING = Duration.ofNanos(Long.MAX_VALUE);

    private final Cache<K, CompletableFuture<V>> readings;

    /**
     * Nothing yet.
     *
     * @param most how many are held, 1 or more
     * @param kept how long after it was read
     */
    public RecentReadings(int most, Duration kept) {
        this(most, kept, Ticker.systemTicker());
    }

    RecentReadings(int most, Duration kept, Ticker ticker) {
        this.readings = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(Expiry.<K, CompletableFuture<V>>writing(
                        (_, reading) -> reading.isDone() ? kept : WHILE_READING))
                .ticker(ticker)
                .build();
    }

    /**
     * What was read lately, or is being read, or is read now, on this thread.
     *
     * @throws RuntimeException what the reading throws, or that of another thread as its cause; nothing of it is kept
     */
    public V get(K key, Function<K, V> reading) {
        CompletableFuture<V> held = readings.getIfPresent(key);
        return held == null ? begun(key, reading) : shared(held);
    }

    private V begun(K key, Function<K, V> reading) {
        CompletableFuture<V> own = new CompletableFuture<>();
        @Nullable CompletableFuture<V> first = readings.asMap().putIfAbsent(key, own);
        if (first != null) {
            return shared(first);
        }
        try {
            V read = reading.apply(key);
            own.complete(read);
            readings.asMap().replace(key, own, own); // from now on it is kept for so long
            return read;
        } catch (RuntimeException | Error failed) {
            readings.asMap().remove(key, own);
            own.completeExceptionally(failed);
            throw failed;
        }
    }

    private static <V> V shared(CompletableFuture<V> reading) {
        try {
            return reading.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("what another thread was reading could not be read", failed.getCause());
        }
    }

    /** Has one read anew at the next question, also if it is just being read: what is read may be from before. */
    public void forget(K key) {
        readings.invalidate(key);
    }

    /** Has all of them read anew. */
    public void forgetAll() {
        readings.invalidateAll();
    }
}
