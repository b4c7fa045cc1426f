package io.boxoffice.limit;

import io.boxoffice.transport.Network;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Who has asked often enough for now, on this node (RL-07, RL-08). */
@ApplicationScoped
public class NetworkLimits {
    @Inject
    LimitSettings settings;

    private Optional<SiteBuckets> login = Optional.empty();
    private Optional<SiteBuckets> refresh = Optional.empty();

    @PostConstruct
    void fill() {
        login = settings.login().map(rate -> new SiteBuckets(rate, System::nanoTime));
        refresh = settings.refresh().map(rate -> new SiteBuckets(rate, System::nanoTime));
    }

    /** Counts a request; if it is one too many, how long until there may be another. */
    public Optional<Duration> take(Limit limit, Network from) {
        Optional<SiteBuckets> buckets =
                switch (limit) {
                    case LOGIN -> login;
                    case REFRESH -> refresh;
                };
        return buckets.flatMap(chosen -> chosen.take(from));
    }
}
