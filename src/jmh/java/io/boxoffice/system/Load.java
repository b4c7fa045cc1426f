package io.boxoffice.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Visitors who all come at once, each as often as he can. */
record Load(Boxoffice office, List<Visitor> visitors) {
    Figures run(Duration time) throws Exception {
        Usage before = Usage.of(office);
        long start = System.nanoTime();
        long[] nanos = all(visitors, start + time.toNanos());
        return Figures.of(
                nanos,
                Duration.ofNanos(System.nanoTime() - start),
                Usage.of(office).since(before));
    }

    /** The nanoseconds that each visit took, until a time of {@link System#nanoTime}. */
    static long[] all(List<Visitor> visitors, long end) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(visitors.size())) {
            List<Future<long[]>> each = visitors.stream()
                    .map(visitor -> threads.submit(() -> one(visitor, end)))
                    .toList();
            LongStream nanos = LongStream.empty();
            for (Future<long[]> future : each) {
                nanos = LongStream.concat(nanos, LongStream.of(future.get()));
            }
            return nanos.toArray();
        }
    }

    private static long[] one(Visitor visitor, long end) {
        LongStream.Builder nanos = LongStream.builder();
        for (long begin = System.nanoTime(); begin < end; ) {
            visitor.visit();
            long done = System.nanoTime();
            nanos.add(done - begin);
            begin = done;
        }
        return nanos.build().toArray();
    }
}
