package io.boxoffice.limit;

import io.boxoffice.transport.Network;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A bucket for each network, and one for each site: who has an IPv6 /48 has 65,536 networks, and would have as many full
 * buckets.
 */
final class SiteBuckets {
    /** As many networks of one site as may each use all of theirs. */
    private static final int NETWORKS = 16;

    private final Buckets networks;
    private final Buckets sites;

    SiteBuckets(Rate rate, LongSupplier nanos) {
        networks = new Buckets(rate, nanos);
        sites = new Buckets(rate.times(NETWORKS), nanos);
    }

    /** If there is none to take in either, how long it takes until there is one. */
    Optional<Duration> look(Network from) {
        return networks.look(from).or(() -> sites.look(from.site()));
    }

    /** Takes a token of both; if there is none, how long it takes until there is one. */
    Optional<Duration> take(Network from) {
        // The network first: what it is refused must not take anything from its neighbours.
        Optional<Duration> wait = networks.take(from);
        return wait.isPresent() || from.site().equals(from) ? wait : sites.take(from.site());
    }
}
