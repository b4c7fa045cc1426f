package io.boxoffice.verifier;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The transactions on what verifiers were given. */
@Stateless
public class FetchRows {
    /**
     * Of two nodes that were asked by the same verifier the later answer counts, whichever is written first. A time that has not come is that of a
     * clock that was ahead, and holds nobody up.
     */
    private static final String FETCHED = """
            INSERT INTO verifier_fetch AS known (audience, verifier, source, fetched_at)
            VALUES (?1, ?2, ?3, CAST(?4 AS timestamptz))
            ON CONFLICT (audience, verifier, source) DO UPDATE SET fetched_at = excluded.fetched_at
            WHERE known.fetched_at <= excluded.fetched_at OR known.fetched_at > CAST(?5 AS timestamptz)""";

    private static final String SEEN = """
            INSERT INTO verifier_sighting (audience, verifier, source, thing, seen_at)
            SELECT ?1, ?2, ?3, thing, CAST(?4 AS timestamptz) FROM unnest(string_to_array(?5, ' ')) AS thing
            ON CONFLICT (audience, verifier, source, thing) DO UPDATE SET gone_at = NULL
            WHERE verifier_sighting.gone_at IS NOT NULL""";

    /** What took no time took none and not less: the clock of this node may be behind that of the one where the key was revoked. */
    private static final String GONE = """
            UPDATE verifier_sighting SET gone_at = CAST(?4 AS timestamptz)
            WHERE audience = ?1 AND verifier = ?2 AND source = ?3 AND gone_at IS NULL
                AND thing <> ALL (string_to_array(?5, ' '))
            RETURNING thing, (
                SELECT CAST(extract(epoch FROM greatest(verifier_sighting.gone_at, withdrawn_at) - withdrawn_at) * 1000 AS bigint)
                FROM withdrawn_key w WHERE w.audience = verifier_sighting.audience AND w.kid = thing)""";

    /** By so much clocks of nodes may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Writes what a verifier was given, in the order in which it was; the end of a revoked key there is an audit event. */
    public void write(Reader reader, List<Fetch> fetches) {
        fetches.forEach(fetch -> write(reader, fetch));
    }

    private void write(Reader reader, Fetch fetch) {
        int newest = bound(FETCHED, reader, fetch.last())
                .setParameter(5, clock.instant().plus(SKEW).toString())
                .executeUpdate();
        if (newest == 0) {
            return;
        }
        String things = String.join(" ", fetch.things());
        bound(SEEN, reader, fetch.first()).setParameter(5, things).executeUpdate();
        Stream<?> gone =
                bound(GONE, reader, fetch.first()).setParameter(5, things).getResultStream();
        gone.map(Object[].class::cast)
                .filter(row -> row[1] != null)
                .forEach(row -> recordWithdrawn(reader, (String) row[0], Duration.ofMillis((Long) row[1])));
    }

    private Query bound(String sql, Reader reader, Instant at) {
        return entities.createNativeQuery(sql)
                .setParameter(1, reader.audience().name())
                .setParameter(2, reader.verifier())
                .setParameter(3, reader.source().stored())
                .setParameter(4, at.toString());
    }

    private void recordWithdrawn(Reader reader, String kid, Duration took) {
        audit.record(Event.of(EventType.KEY_WITHDRAWN, kid)
                .at(reader.audience())
                .because(
                        reader.verifier() + " has read a key set without it " + took.toMillis() / 1000.0 + " s after"));
    }

    /** A key is revoked: from now on it counts how long each verifier still has it. */
    public void withdraw(Audience audience, KeyId kid, Instant now) {
        entities.createNativeQuery("INSERT INTO withdrawn_key (audience, kid, withdrawn_at)"
                        + " VALUES (?1, ?2, CAST(?3 AS timestamptz)) ON CONFLICT DO NOTHING")
                .setParameter(1, audience.name())
                .setParameter(2, kid.value())
                .setParameter(3, now.toString())
                .executeUpdate();
    }

    /** The keys that stood in what the verifiers of an audience read last. */
    public List<HeldKey> held(Audience audience) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT verifier, thing, CAST(extract(epoch FROM seen_at) * 1000 AS bigint)"
                                + " FROM verifier_sighting WHERE audience = ?1 AND source = 'key_set' AND gone_at IS NULL"
                                + " ORDER BY verifier, seen_at, thing")
                .setParameter(1, audience.name())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row ->
                        new HeldKey((String) row[0], new KeyId((String) row[1]), Instant.ofEpochMilli((Long) row[2])))
                .toList();
    }

    /** When each verifier was first given a thing. */
    public Map<String, Instant> seen(Audience audience, Source source, String thing) {
        List<?> rows = entities.createNativeQuery("SELECT verifier, CAST(extract(epoch FROM seen_at) * 1000 AS bigint)"
                        + " FROM verifier_sighting WHERE audience = ?1 AND source = ?2 AND thing = ?3")
                .setParameter(1, audience.name())
                .setParameter(2, source.stored())
                .setParameter(3, thing)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toUnmodifiableMap(
                        row -> (String) row[0], row -> Instant.ofEpochMilli((Long) row[1])));
    }

    /** Nobody asks for a thing any more. */
    public void forget(Audience audience, Source source, String thing) {
        entities.createNativeQuery("DELETE FROM verifier_sighting WHERE audience = ?1 AND source = ?2 AND thing = ?3")
                .setParameter(1, audience.name())
                .setParameter(2, source.stored())
                .setParameter(3, thing)
                .executeUpdate();
    }

    /** When each verifier of an audience last read each of the two. */
    public List<LastFetch> lastFetches(Audience audience) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT verifier, source, CAST(extract(epoch FROM fetched_at) * 1000 AS bigint)"
                                + " FROM verifier_fetch WHERE audience = ?1")
                .setParameter(1, audience.name())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new LastFetch(
                        (String) row[0], Source.ofStored((String) row[1]), Instant.ofEpochMilli((Long) row[2])))
                .toList();
    }
}
