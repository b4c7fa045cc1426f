package io.boxoffice.revocation;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The rows of what is revoked. Writing joins the transaction of the change that it belongs to. */
@Stateless
public class RevocationRows {
    private static final String UPSERT = """
            INSERT INTO revocation (kind, value, revoked_at, until, reason) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (kind, value) DO UPDATE SET
                revoked_at = greatest(revocation.revoked_at, excluded.revoked_at),
                until = greatest(revocation.until, excluded.until),
                xid = pg_current_xact_id()""";

    /** What may have been committed since a transaction id, and the id from which to ask the next time. */
    private static final String SINCE = """
            SELECT kind, value, CAST(floor(extract(epoch FROM revoked_at) * 1000) AS bigint),
                CAST(ceil(extract(epoch FROM until) * 1000) AS bigint)
            FROM revocation WHERE xid >= CAST(CAST(?1 AS text) AS xid8)""";

    private static final String HORIZON = "SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text)";

    /** Rows, and the transaction id from which to read on. */
    record Reading(List<Revoked> revoked, String horizon) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<Revoked> told;

    /** Writes a revocation; a later one of the same thing widens the earlier. This node knows it once it is committed. */
    public void record(Revoked revoked, String reason) {
        entities.createNativeQuery(UPSERT)
                .setParameter(1, revoked.kind().wire())
                .setParameter(2, revoked.value())
                .setParameter(3, revoked.at())
                .setParameter(4, revoked.until())
                .setParameter(5, reason)
                .executeUpdate();
        told.fire(revoked);
    }

    /**
     * What was committed since an earlier reading. The horizon is taken first: a row that commits between the two
     * statements is read twice, and none is missed.
     *
     * @param horizon that of the earlier reading; {@code "0"} for everything
     */
    public Reading since(String horizon) {
        String next = (String) entities.createNativeQuery(HORIZON).getSingleResult();
        List<?> rows =
                entities.createNativeQuery(SINCE).setParameter(1, horizon).getResultList();
        return new Reading(rows.stream().map(row -> revoked((Object[]) row)).toList(), next);
    }

    /** Until when sessions of a user are revoked, if any are. */
    public Optional<Instant> boundOf(UUID user) {
        List<?> found = entities.createNativeQuery(
                        "SELECT CAST(floor(extract(epoch FROM revoked_at) * 1000) AS bigint) FROM revocation"
                                + " WHERE kind = 'user' AND value = ?1")
                .setParameter(1, user.toString())
                .getResultList();
        return found.stream().findFirst().map(RevocationRows::instant);
    }

    /** Deletes what concerns no living token any more. */
    public void purge(Instant now) {
        entities.createNativeQuery("DELETE FROM revocation WHERE until < ?1")
                .setParameter(1, now)
                .executeUpdate();
    }

    private static Revoked revoked(Object[] row) {
        return new Revoked(
                Revoked.Kind.valueOf(((String) row[0]).toUpperCase(Locale.ROOT)),
                (String) row[1],
                instant(row[2]),
                instant(row[3]));
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
