package io.boxoffice.drill;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.revocation.TokenRevocation;
import io.boxoffice.signing.Decoy;
import io.boxoffice.signing.DecoyRows;
import io.boxoffice.status.Canaries;
import io.boxoffice.verifier.FetchRows;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The transactions on drills. */
@Stateless
public class DrillRows {
    /** What is published outlives its drill by so long at most, if nobody takes it away at the end. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final String SELECT = """
            SELECT id, audience, kind, thing, CAST(extract(epoch FROM begun_at) * 1000 AS bigint),
                CAST(extract(epoch FROM ends_at) * 1000 AS bigint), CAST(extract(epoch FROM ended_at) * 1000 AS bigint)
            FROM drill""";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT id FROM drill WHERE ended_at < CAST(?1 AS timestamptz) LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM drill USING gone WHERE drill.id = gone.id""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    DrillReadings readings;

    @Inject
    DecoyRows decoys;

    @Inject
    Canaries canaries;

    @Inject
    TokenRevocation revocation;

    @Inject
    FetchRows fetches;

    @Inject
    Audit audit;

    /** Begins a drill of a rotation with a decoy, unless one is open; whether it did. */
    public boolean begin(Drill drill, Decoy decoy) {
        boolean begun = add(drill);
        if (begun) {
            decoys.publish(decoy, drill.endsAt().plus(LATE));
        }
        return begun;
    }

    /** Begins a drill of a revocation with a canary, unless one is open; whether it did. */
    public boolean begin(Drill drill, TokenId canary) {
        boolean begun = add(drill);
        if (begun) {
            canaries.add(drill.audience(), canary, drill.endsAt().plus(LATE));
            revocation.revoke(canary, "the canary of drill " + drill.id());
        }
        return begun;
    }

    private boolean add(Drill drill) {
        int added = entities.createNativeQuery("INSERT INTO drill (id, audience, kind, thing, begun_at, ends_at)"
                        + " VALUES (CAST(?1 AS uuid), ?2, ?3, ?4, CAST(?5 AS timestamptz), CAST(?6 AS timestamptz))"
                        + " ON CONFLICT (audience, kind) WHERE ended_at IS NULL DO NOTHING")
                .setParameter(1, drill.id().toString())
                .setParameter(2, drill.audience().name())
                .setParameter(3, drill.kind().wire())
                .setParameter(4, drill.thing())
                .setParameter(5, drill.begunAt().toString())
                .setParameter(6, drill.endsAt().toString())
                .executeUpdate();
        if (added == 1) {
            drill.readings().forEach(reading -> readings.add(drill.id(), reading.verifier()));
            audit.record(told(drill, EventType.DRILL_BEGUN, drill.kind().wire()));
        }
        return added == 1;
    }

    /** Writes which verifiers have read it since, and ends it if that was the last one or its time is over. */
    public void look(Drill open, Instant now) {
        // In an order that every node has: two that wait for each other's rows would else be a deadlock.
        new TreeMap<>(fetches.seen(open.audience(), open.kind().source(), open.thing()))
                .forEach((verifier, at) -> readings.note(open.id(), verifier, at));
        find(open.audience(), open.id())
                .filter(drill -> drill.endedAt().isEmpty() && drill.isOverAt(now))
                .ifPresent(drill -> end(drill, now));
    }

    /** Of several nodes one does it. */
    private void end(Drill drill, Instant now) {
        int ended = entities.createNativeQuery("UPDATE drill SET ended_at = CAST(?2 AS timestamptz)"
                        + " WHERE id = CAST(?1 AS uuid) AND ended_at IS NULL")
                .setParameter(1, drill.id().toString())
                .setParameter(2, now.toString())
                .executeUpdate();
        if (ended == 1) {
            takeAway(drill);
            Drill over = find(drill.audience(), drill.id()).orElseThrow();
            audit.record(told(over, EventType.DRILL_ENDED, over.report()));
        }
    }

    private void takeAway(Drill drill) {
        switch (drill.kind()) {
            case ROTATION -> decoys.withdraw(new KeyId(drill.thing()));
            case REVOCATION -> canaries.remove(new TokenId(drill.thing()));
        }
        fetches.forget(drill.audience(), drill.kind().source(), drill.thing());
    }

    /** A drill of an audience. */
    public Optional<Drill> find(Audience audience, UUID id) {
        List<?> rows = entities.createNativeQuery(SELECT + " WHERE audience = ?1 AND id = CAST(?2 AS uuid) LIMIT 1")
                .setParameter(1, audience.name())
                .setParameter(2, id.toString())
                .getResultList();
        return drills(rows).stream().findFirst();
    }

    /** Up to {@code count} drills of an audience from behind one, or from the last one, the latest first. */
    public List<Drill> before(Audience audience, Optional<UUID> id, int count) {
        List<?> rows = entities.createNativeQuery(
                        SELECT + " WHERE audience = ?1 AND id < CAST(?2 AS uuid) ORDER BY id DESC LIMIT ?3")
                .setParameter(1, audience.name())
                .setParameter(2, id.orElse(new UUID(-1, -1)).toString())
                .setParameter(3, count)
                .getResultList();
        return drills(rows);
    }

    /** The drills that are open, a thousand at most. */
    public List<Drill> open() {
        return drills(entities.createNativeQuery(SELECT + " WHERE ended_at IS NULL LIMIT 1000")
                .getResultList());
    }

    /** Where drills have begun since a time or are open, and of which kinds. */
    public Set<DrillPlace> begunSince(Instant time) {
        List<?> rows = entities.createNativeQuery("SELECT DISTINCT audience, kind FROM drill"
                        + " WHERE begun_at > CAST(?1 AS timestamptz) OR ended_at IS NULL")
                .setParameter(1, time.toString())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new DrillPlace(
                        new Audience((String) row[0]),
                        DrillKind.parse((String) row[1]).orElseThrow()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Deletes some of those that ended so long ago that nobody asks for them; whether there may be more. */
    public boolean purge(Instant endedBefore, int atMost) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, endedBefore.toString())
                        .setParameter(2, atMost)
                        .executeUpdate()
                == atMost;
    }

    private List<Drill> drills(Collection<?> rows) {
        return rows.stream().map(Object[].class::cast).map(this::drill).toList();
    }

    private Drill drill(Object[] row) {
        UUID id = (UUID) row[0];
        Instant begun = Instant.ofEpochMilli((Long) row[4]);
        return new Drill(
                id,
                new Audience((String) row[1]),
                DrillKind.parse((String) row[2]).orElseThrow(),
                (String) row[3],
                begun,
                Instant.ofEpochMilli((Long) row[5]),
                Optional.ofNullable((Long) row[6]).map(Instant::ofEpochMilli),
                readings.of(id, begun));
    }

    private static Event told(Drill drill, EventType type, String reason) {
        return Event.of(type, drill.id().toString()).at(drill.audience()).because(reason);
    }
}
