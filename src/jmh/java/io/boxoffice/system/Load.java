package io.boxoffice.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Callers who all come at once, each as often as they can. */
record Load(Boxoffice office, List<Caller> callers) {
    Figures run(Duration time) throws Exception {
        Usage before = Usage.of(office);
        long start = System.nanoTime();
        long[] nanos = all(callers, start + time.toNanos());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        Usage after = Usage.of(office);
        return Figures.of(nanos, taken, after.serverSince(before), after.databaseSince(before));
    }

    /** The nanoseconds that each call took, until a time of {@link System#nanoTime}. */
    static long[] all(List<Caller> callers, long end) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers.size())) {
            List<Future<long[]>> each = callers.stream()
                    .map(caller -> threads.submit(() -> one(caller, end)))
                    .toList();
            LongStream nanos = LongStream.empty();
            for (Future<long[]> future : each) {
                nanos = LongStream.concat(nanos, LongStream.of(future.get()));
            }
            return nanos.toArray();
        }
    }

    private static long[] one(Caller caller, long end) {
        LongStream.Builder nanos = LongStream.builder();
        for (long begin = System.nanoTime(); begin < end; ) {
            caller.call();
            long done = System.nanoTime();
            nanos.add(done - begin);
            begin = done;
        }
        return nanos.build().toArray();
    }
}
