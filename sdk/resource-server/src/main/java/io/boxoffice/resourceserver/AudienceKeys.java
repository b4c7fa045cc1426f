package io.boxoffice.resourceserver;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The key set of an audience: read when it is first asked for, again when its {@code max-age} is over (RFC 9111 5.2.2.1), after five minutes at the
 * latest and a second at the earliest, and for a {@code kid} that is not in it, at most every ten seconds (or its {@code max-age}, where that is shorter) however many strangers ask; one thread reads, and
 * who has an answer does not wait for it. What is older than 15 minutes is not believed.
 */
final class AudienceKeys {
    /** What is known of a {@code kid}. */
    sealed interface Answer {}

    /** It is a key of the audience. */
    record Known(JWK key) implements Answer {}

    /** It is none. */
    record Unknown() implements Answer {}

    /** The key set cannot be had. */
    record Unavailable() implements Answer {}

    private static final Logger LOG = System.getLogger(AudienceKeys.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BELIEVED = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    /**
     * What was read.
     *
     * @param fresh for how long it need not be read again
     */
    private record Reading(JWKSet keys, Instant at, Duration fresh) {
        static Reading of(Fetched fetched, Instant at) throws ParseException {
            Duration fresh = Collections.min(List.of(FRESH, fetched.maxAge().orElse(FRESH)));
            return new Reading(JWKSet.parse(fetched.text()), at, Collections.max(List.of(LEAST_PAUSE, fresh)));
        }

        boolean has(String kid) {
            return keys.getKeyByKeyId(kid) != null;
        }

        /** How long after a try the next one may be. */
        Duration pause() {
            return Collections.min(List.of(PAUSE, fresh));
        }
    }

    private final URI uri;
    private final HttpFetch http;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Reading last;
    private volatile Instant triedAt = Instant.EPOCH;

    AudienceKeys(URI uri, HttpFetch http, Clock clock) {
        this.uri = uri;
        this.http = http;
        this.clock = clock;
    }

    Answer find(String kid) {
        if (isDueFor(kid) && mayRead()) {
            try {
                readIfDueFor(kid);
            } finally {
                reading.unlock();
            }
        }
        Reading known = last;
        if (known == null || !isYoungerThan(BELIEVED, known)) {
            return new Unavailable();
        }
        JWK key = known.keys().getKeyByKeyId(kid);
        return key == null ? new Unknown() : new Known(key);
    }

    private boolean isDueFor(String kid) {
        Reading known = last;
        if (known == null || !isYoungerThan(BELIEVED, known)) {
            return isRested(LEAST_PAUSE);
        }
        boolean isEnough = isYoungerThan(known.fresh(), known) && known.has(kid);
        return !isEnough && isRested(known.pause());
    }

    private boolean isRested(Duration pause) {
        return !clock.instant().isBefore(triedAt.plus(pause));
    }

    private boolean isYoungerThan(Duration age, Reading known) {
        return clock.instant().isBefore(known.at().plus(age));
    }

    /** Who has nothing to answer with waits for the one who reads. */
    private boolean mayRead() {
        Reading known = last;
        if (known != null && isYoungerThan(BELIEVED, known)) {
            return reading.tryLock();
        }
        reading.lock();
        return true;
    }

    private void readIfDueFor(String kid) {
        if (isDueFor(kid)) {
            try {
                last = Reading.of(http.fetch(uri, "application/json"), clock.instant());
            } catch (IOException | ParseException unavailable) {
                LOG.log(Level.WARNING, "The key set cannot be had: " + unavailable);
            } finally {
                triedAt = clock.instant();
            }
        }
    }
}
