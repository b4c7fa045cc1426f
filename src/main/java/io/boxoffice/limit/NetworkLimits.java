package io.boxoffice.limit;

import io.boxoffice.transport.Network;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Who has asked often enough for now, on this node (RL-07, RL-08). */
@ApplicationScoped
public class NetworkLimits {
    @Inject
    LimitSettings settings;

    private final Map<Limit, SiteBuckets> buckets = new EnumMap<>(Limit.class);

    @PostConstruct
    void fill() {
        for (Limit limit : Limit.values()) {
            rate(limit).ifPresent(rate -> buckets.put(limit, new SiteBuckets(rate, System::nanoTime)));
        }
    }

    private Optional<Rate> rate(Limit limit) {
        return switch (limit) {
            case LOGIN, CLIENT_FAILURE -> settings.login();
            case REFRESH -> settings.refresh();
            case CLIENT -> settings.client();
            case DOCUMENT -> settings.document();
        };
    }

    /** Counts a request; if it is one too many, how long until there may be another. */
    public Optional<Duration> take(Limit limit, Network from) {
        return Optional.ofNullable(buckets.get(limit)).flatMap(chosen -> chosen.take(from));
    }

    /** If the next request were one too many, how long until there may be another. It is not counted. */
    public Optional<Duration> look(Limit limit, Network from) {
        return Optional.ofNullable(buckets.get(limit)).flatMap(chosen -> chosen.look(from));
    }
}
