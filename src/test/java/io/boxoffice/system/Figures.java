package io.boxoffice.system;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One round of one work of {@code OfficeBench}.
 *
 * @param perSecond how much of it was done in a second
 * @param serverMillis CPU time of the server for each
 * @param databaseMillis CPU time of the database for each
 * @param p50Millis the median of the times that a caller waited
 * @param p99Millis 99 of 100 waited no longer
 */
record Figures(double perSecond, double serverMillis, double databaseMillis, double p50Millis, double p99Millis) {
    private static final MathContext DIGITS = new MathContext(4);

    static Figures of(long[] nanos, Duration time, Duration server, Duration database) {
        Arrays.sort(nanos);
        double count = nanos.length;
        return new Figures(
                rounded(count / seconds(time)),
                rounded(seconds(server) * 1e3 / count),
                rounded(seconds(database) * 1e3 / count),
                rounded(nanos[nanos.length / 2] / 1e6),
                rounded(nanos[nanos.length * 99 / 100] / 1e6));
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

    /** To as many digits as may mean something. */
    static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
