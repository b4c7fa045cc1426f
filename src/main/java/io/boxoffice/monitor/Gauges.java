package io.boxoffice.monitor;

import io.boxoffice.account.HashPool;
import io.boxoffice.metrics.Metric;
import io.boxoffice.signing.KeyService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What stands at the moment of reading. What cannot be read, as keys without a database, is left out. */
@Dependent
class Gauges {
    @Inject
    HashPool hashes;

    @Inject
    KeyService keys;

    @Inject
    ConnectionPool pool;

    List<Metric> read() {
        return Stream.of(keys().stream(), Stream.of(hashes()), pool.read(), JavaProcess.read())
                .flatMap(metrics -> metrics)
                .toList();
    }

    private Metric hashes() {
        return gauge(
                "boxoffice_password_hashes",
                "Password hashes that run, and that wait for their turn.",
                "state",
                new TreeMap<>(Map.of("running", (double) hashes.running(), "waiting", (double) hashes.waiting())));
    }

    private Optional<Metric> keys() {
        try {
            SortedMap<String, Double> states = new TreeMap<>();
            keys.countByState().forEach((state, count) -> states.put(state.wire(), count.doubleValue()));
            return Optional.of(gauge("boxoffice_signing_keys", "Signing keys, by state.", "state", states));
        } catch (RuntimeException databaseAway) {
            return Optional.empty();
        }
    }

    private static Metric gauge(String name, String help, String label, SortedMap<String, Double> samples) {
        return new Metric(name, help, Metric.Kind.GAUGE, label, samples);
    }
}
