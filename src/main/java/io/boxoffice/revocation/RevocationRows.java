package io.boxoffice.revocation;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of what is revoked. Writing joins the transaction of the change that it belongs to. */
@Stateless
public class RevocationRows {
    /** How many are read, and deleted, by one statement. */
    static final int BATCH = 5_000;

    /** Two bounds of one user are one that refuses what either of them did ({@link Bound#and}). */
    private static final String UPSERT = """
            INSERT INTO revocation (kind, value, revoked_at, until, reason, issued_until, spared)
            VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS timestamptz), CAST(?7 AS uuid))
            ON CONFLICT (kind, value) DO UPDATE SET
                revoked_at = greatest(revocation.revoked_at, excluded.revoked_at),
                until = greatest(revocation.until, excluded.until),
                issued_until = greatest(revocation.issued_until, excluded.issued_until),
                spared = CASE
                    WHEN excluded.spared = revocation.spared
                        OR excluded.spared >= uuid_at(date_trunc('milliseconds', revocation.revoked_at) + interval '1 ms')
                        THEN excluded.spared
                    WHEN revocation.spared >= uuid_at(date_trunc('milliseconds', excluded.revoked_at) + interval '1 ms')
                        THEN revocation.spared END,
                xid = pg_current_xact_id()""";

    /** A page of what may have been committed since a transaction id. */
    private static final String SINCE = """
            SELECT kind, value, CAST(floor(extract(epoch FROM revoked_at) * 1000) AS bigint),
                CAST(ceil(extract(epoch FROM until) * 1000) AS bigint),
                CAST(floor(extract(epoch FROM issued_until) * 1000) AS bigint), CAST(spared AS text), CAST(xid AS text)
            FROM revocation WHERE (xid, kind, value) > (CAST(CAST(?1 AS text) AS xid8), ?2, ?3)
            ORDER BY xid, kind, value LIMIT ?4""";

    private static final String HORIZON = "SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text)";

    private static final String LATEST = """
            SELECT CAST(floor(extract(epoch FROM max(revoked_at)) * 1000) AS bigint),
                CAST(floor(extract(epoch FROM greatest(max(issued_until),
                    (SELECT c.issued_until FROM revoked_client c WHERE c.client_id = ?3))) * 1000) AS bigint)
            FROM revocation WHERE (kind = 'user' AND value = ?1) OR (kind = 'grant' AND value = ?2)""";

    private static final String REVOKE_CLIENT = """
            INSERT INTO revoked_client (client_id, issued_until, until) VALUES (?1, ?2, ?3)
            ON CONFLICT (client_id) DO UPDATE SET
                issued_until = greatest(revoked_client.issued_until, excluded.issued_until),
                until = greatest(revoked_client.until, excluded.until)""";

    /** Few, and all of them: none is ever withdrawn before its tokens have expired. */
    private static final String CLIENTS = """
            SELECT client_id, CAST(floor(extract(epoch FROM issued_until) * 1000) AS bigint),
                CAST(ceil(extract(epoch FROM until) * 1000) AS bigint)
            FROM revoked_client ORDER BY client_id""";

    private static final String PURGE_CLIENTS = "DELETE FROM revoked_client WHERE until < least(?1, now())";

    /** Not before it is time by the database's clock either: a node whose clock is ahead would let in what is revoked. */
    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT kind, value FROM revocation WHERE until < least(?1, now()) ORDER BY until LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM revocation USING gone WHERE revocation.kind = gone.kind AND revocation.value = gone.value""";

    /** Behind which row to read on: the transaction that wrote it, its kind and its value. */
    record Place(String xid, String kind, String value) {
        /** Before every row of a transaction, and of later ones. */
        static Place from(String xid) {
            return new Place(xid, "", "");
        }
    }

    /** A page of rows; where the next one begins, if this one was full; and the transaction id from which to read later. */
    record Reading(List<Revoked> revoked, Optional<Place> next, String horizon) {}

    /** The end of what is revoked of a user: of their sessions by when they began, and of their tokens by when they were issued. */
    public record Latest(Optional<Instant> began, Optional<Instant> issued) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<Revoked> told;

    @Inject
    Event<RevokedClient> toldOfClient;

    /** Writes a revocation; a later one of the same thing widens the earlier. This node knows it once it is committed. */
    public void record(Revoked revoked, String reason) {
        entities.createNativeQuery(UPSERT)
                .setParameter(1, revoked.kind().wire())
                .setParameter(2, revoked.value())
                .setParameter(3, revoked.at())
                .setParameter(4, revoked.until())
                .setParameter(5, reason)
                .setParameter(6, text(revoked.issuedUntil()))
                .setParameter(7, text(revoked.spared()))
                .executeUpdate();
        told.fire(revoked);
    }

    /**
     * A page of what was committed since an earlier reading. The horizon is taken first: a row that commits between the two
     * statements is read twice, and none is missed, if later readings begin at that of the first page.
     */
    public Reading since(Place place) {
        String horizon = (String) entities.createNativeQuery(HORIZON).getSingleResult();
        List<?> rows = entities.createNativeQuery(SINCE)
                .setParameter(1, place.xid())
                .setParameter(2, place.kind())
                .setParameter(3, place.value())
                .setParameter(4, BATCH)
                .getResultList();
        List<Revoked> page = rows.stream().map(row -> revoked((Object[]) row)).toList();
        return new Reading(page, page.size() < BATCH ? Optional.empty() : Optional.of(place(rows.getLast())), horizon);
    }

    /** Refuses whatever was issued to a client until now. This node knows it once it is committed. */
    public void record(RevokedClient revoked) {
        entities.createNativeQuery(REVOKE_CLIENT)
                .setParameter(1, revoked.client().value())
                .setParameter(2, revoked.issuedUntil())
                .setParameter(3, revoked.until())
                .executeUpdate();
        toldOfClient.fire(revoked);
    }

    /** Every client of which something is refused. */
    public List<RevokedClient> clients() {
        List<?> rows = entities.createNativeQuery(CLIENTS).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RevokedClient(new ClientId((String) row[0]), instant(row[1]), instant(row[2])))
                .toList();
    }

    /** What a new session of a user at an audience, for a client, must come after. */
    public Latest latest(UserId user, Audience audience, ClientId client) {
        Object[] row = (Object[]) entities.createNativeQuery(LATEST)
                .setParameter(1, user.toString())
                .setParameter(2, Revoked.grantOf(user, audience))
                .setParameter(3, client.value())
                .getSingleResult();
        return new Latest(
                Optional.ofNullable(row[0]).map(RevocationRows::instant),
                Optional.ofNullable(row[1]).map(RevocationRows::instant));
    }

    /** Deletes some of what concerns no living token any more, in a transaction of its own; whether there may be more. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean purge(Instant now) {
        entities.createNativeQuery(PURGE_CLIENTS).setParameter(1, now).executeUpdate();
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, now)
                        .setParameter(2, BATCH)
                        .executeUpdate()
                == BATCH;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Place place(Object row) {
        Object[] columns = (Object[]) row;
        return new Place((String) columns[6], (String) columns[0], (String) columns[1]);
    }

    private static Revoked revoked(Object[] row) {
        return new Revoked(
                Revoked.Kind.valueOf(((String) row[0]).toUpperCase(Locale.ROOT)),
                (String) row[1],
                instant(row[2]),
                instant(row[3]),
                row[4] == null ? null : instant(row[4]),
                row[5] == null ? null : new SessionId(UUID.fromString((String) row[5])));
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
