package io.boxoffice.system;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One round of one work.
 *
 * @param perSecond how much of it was done in a second
 * @param serverMillis CPU time of the server for each
 * @param databaseMillis CPU time of the database for each
 * @param p50Millis the median of the times that a caller waited
 * @param p99Millis 99 of 100 waited no longer
 */
record Figures(double perSecond, double serverMillis, double databaseMillis, double p50Millis, double p99Millis) {
    static Figures of(long[] nanos, Duration time, Usage usage) {
        Arrays.sort(nanos);
        double count = nanos.length;
        return new Figures(
                count / seconds(time),
                seconds(usage.server()) * 1e3 / count,
                seconds(usage.database()) * 1e3 / count,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
    }

    double cpuMillis() {
        return serverMillis + databaseMillis;
    }

    /** The round in the middle, by CPU time. */
    static Figures median(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::cpuMillis))
                .toList()
                .get(rounds.size() / 2);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
