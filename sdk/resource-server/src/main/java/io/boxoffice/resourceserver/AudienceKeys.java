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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The key set of an audience: read when it is first asked for, again every five minutes, and for a {@code kid} that is not in it, at
 * most every ten seconds however many strangers ask; one thread reads, and who has an answer does not wait for it. What is older than 15 minutes is not
 * believed.
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

    private record Reading(JWKSet keys, Instant at) {}

    private static final Logger LOG = System.getLogger(AudienceKeys.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BELIEVED = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration PAUSE_WITHOUT_ANY = Duration.ofSeconds(1);

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
        boolean isGood = known != null && isYoungerThan(BELIEVED, known);
        boolean isEnough =
                known != null && isYoungerThan(FRESH, known) && known.keys().getKeyByKeyId(kid) != null;
        return !isEnough && !clock.instant().isBefore(triedAt.plus(isGood ? PAUSE : PAUSE_WITHOUT_ANY));
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
                last = new Reading(JWKSet.parse(http.get(uri, "application/json")), clock.instant());
            } catch (IOException | ParseException unavailable) {
                LOG.log(Level.WARNING, "The key set cannot be had: " + unavailable);
            } finally {
                triedAt = clock.instant();
            }
        }
    }
}
