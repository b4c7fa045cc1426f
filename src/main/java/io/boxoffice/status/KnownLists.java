package io.boxoffice.status;

import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which audience has which list, remembered: that never changes. */
@ApplicationScoped
public class KnownLists {
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Inject
    ListRows rows;

    @Inject
    Clock clock;

    private final Map<Audience, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Audience> audiences = new ConcurrentHashMap<>();
    private volatile Instant askedAt = Instant.EPOCH;

    /** The list of an audience, made if there is none. */
    int of(Audience audience) {
        Integer known = ids.get(audience);
        if (known == null) {
            known = rows.of(audience);
            ids.put(audience, known);
            audiences.put(known, audience);
        }
        return known;
    }

    /** The audience of a list, if there is one. Made-up ids cause 20 queries a second at most. */
    Optional<Audience> audience(int list) {
        Instant now = clock.instant();
        if (!audiences.containsKey(list) && now.isAfter(askedAt.plus(PAUSE))) {
            askedAt = now;
            audiences.putAll(rows.all());
        }
        return Optional.ofNullable(audiences.get(list));
    }
}
