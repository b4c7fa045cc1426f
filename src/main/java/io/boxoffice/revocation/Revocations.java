package io.boxoffice.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is revoked, in memory on every node: the guard asks here for each request, and nothing else is asked. It is read
 * from the database at start and whenever a node tells of a change; what this node commits itself it knows at once.
 */
@ApplicationScoped
public class Revocations {
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);

    private record Bound(long until, long began) {}

    @Inject
    RevocationRows rows;

    @Inject
    Clock clock;

    /** By token id: the second until which it matters. */
    private final Map<String, Long> tokens = new ConcurrentHashMap<>();

    private final Map<UUID, Long> sessions = new ConcurrentHashMap<>();
    private final Map<UUID, Bound> users = new ConcurrentHashMap<>();

    private String horizon = "0";
    private Instant tidied = Instant.EPOCH;

    /** Whether a token is revoked: itself, its session, or its user at a time after the session began. */
    public boolean isRevoked(String jti, UUID session, UUID user) {
        if (tokens.containsKey(jti) || sessions.containsKey(session)) {
            return true;
        }
        Bound bound = users.get(user);
        return bound != null && beganAt(session) <= bound.began();
    }

    /** Reads what was committed since the last time. */
    public synchronized void renew() {
        RevocationRows.Reading reading = rows.since(horizon);
        reading.revoked().forEach(this::add);
        horizon = reading.horizon();
        tidy(clock.instant());
    }

    /** How many revocations are held. */
    public int size() {
        return tokens.size() + sessions.size() + users.size();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Revoked revoked) {
        add(revoked);
    }

    private void add(Revoked revoked) {
        long until = revoked.until().getEpochSecond();
        switch (revoked.kind()) {
            case JTI -> tokens.merge(revoked.value(), until, Math::max);
            case SESSION -> sessions.merge(UUID.fromString(revoked.value()), until, Math::max);
            case USER ->
                users.merge(
                        UUID.fromString(revoked.value()),
                        new Bound(until, revoked.at().toEpochMilli()),
                        (one, other) -> one.began() > other.began() ? one : other);
        }
    }

    private void tidy(Instant now) {
        if (now.isAfter(tidied.plus(TIDY_EVERY)) || now.isBefore(tidied)) {
            long second = now.getEpochSecond();
            tokens.values().removeIf(until -> until < second);
            sessions.values().removeIf(until -> until < second);
            users.values().removeIf(bound -> bound.until() < second);
            tidied = now;
        }
    }

    /** The milliseconds in a UUID version 7 (RFC 9562 5.7). */
    private static long beganAt(UUID session) {
        return session.getMostSignificantBits() >>> 16;
    }
}
