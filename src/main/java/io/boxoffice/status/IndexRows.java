package io.boxoffice.status;

import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The statements on indexes. */
@Stateless
public class IndexRows {
    /**
     * The index that the token has, or the first candidate that is free. The look before keeps the conflict, which locks a
     * row, for races.
     */
    private static final String TAKE = """
            WITH same AS (SELECT idx FROM status_index WHERE jti = ?3),
            taken AS (
                INSERT INTO status_index AS present (list, idx, jti, session_id, account_id, client_id, issued_at, expires_at)
                SELECT ?1, candidate.idx, ?3, CAST(?4 AS uuid), CAST(?5 AS uuid), ?8,
                    CAST(?9 AS timestamptz), CAST(?6 AS timestamptz)
                FROM unnest(CAST(string_to_array(?2, ',') AS integer[])) AS candidate (idx)
                WHERE NOT EXISTS (SELECT 1 FROM same) AND coalesce(
                    (SELECT held.expires_at FROM status_index held WHERE held.list = ?1 AND held.idx = candidate.idx),
                    '-infinity') < CAST(?7 AS timestamptz)
                LIMIT 1
                ON CONFLICT (list, idx) DO UPDATE SET jti = excluded.jti, session_id = excluded.session_id,
                    account_id = excluded.account_id, client_id = excluded.client_id, issued_at = excluded.issued_at,
                    expires_at = excluded.expires_at
                WHERE present.expires_at < CAST(?7 AS timestamptz)
                RETURNING idx)
            SELECT idx FROM same UNION ALL SELECT idx FROM taken""";

    /**
     * A user's revocation is of every session that began up to its millisecond: of the ids of version 7 below the first of
     * the millisecond after, but for one that it may spare. Sessions that begin here tell when; of one that does not, each
     * token is revoked that may have been issued until then. The CASE keeps the cast away from values of another kind.
     */
    private static final String REVOKED = """
            SELECT i.idx FROM revocation r JOIN status_index i ON i.jti = r.value
            WHERE r.kind = 'jti' AND i.list = ?1 AND i.expires_at > CAST(?2 AS timestamptz)
            UNION ALL
            SELECT i.idx FROM revocation r
            JOIN status_index i ON i.session_id = CASE r.kind WHEN 'session' THEN CAST(r.value AS uuid) END
            WHERE r.kind = 'session' AND i.list = ?1 AND i.expires_at > CAST(?2 AS timestamptz)
            UNION ALL
            SELECT i.idx FROM revocation r
            JOIN status_index i ON i.account_id = CASE r.kind WHEN 'user' THEN CAST(r.value AS uuid) END
                AND (i.session_id < CAST(lpad(to_hex(CAST(floor(extract(epoch FROM r.revoked_at) * 1000) AS bigint) + 1),
                    12, '0') || repeat('0', 20) AS uuid)
                    OR (substr(CAST(i.session_id AS text), 15, 1) <> '7' AND i.expires_at <= r.until))
                AND i.session_id IS DISTINCT FROM r.spared
            WHERE r.kind = 'user' AND i.list = ?1 AND i.expires_at > CAST(?2 AS timestamptz)
            UNION ALL
            SELECT i.idx FROM status_list l JOIN revocation r ON r.value LIKE '% ' || l.audience
            JOIN status_index i ON i.account_id = CASE r.kind WHEN 'grant' THEN CAST(split_part(r.value, ' ', 1) AS uuid) END
                AND (i.session_id < CAST(lpad(to_hex(CAST(floor(extract(epoch FROM r.revoked_at) * 1000) AS bigint) + 1),
                    12, '0') || repeat('0', 20) AS uuid)
                    OR (substr(CAST(i.session_id AS text), 15, 1) <> '7' AND i.expires_at <= r.until))
                AND i.session_id IS DISTINCT FROM r.spared
            WHERE l.id = ?1 AND r.kind = 'grant' AND i.list = ?1 AND i.expires_at > CAST(?2 AS timestamptz)
            UNION ALL
            SELECT i.idx FROM revoked_client c JOIN status_index i ON i.client_id = c.client_id AND i.issued_at <= c.issued_until
            WHERE i.client_id <> 'boxoffice' AND i.list = ?1 AND i.expires_at > CAST(?2 AS timestamptz)""";

    /** Of a machine's token: no session and no user has this id. */
    private static final String NOBODY = new UUID(0, 0).toString();

    private static final String DELETE = """
            WITH gone AS MATERIALIZED (
                SELECT list, idx FROM status_index WHERE expires_at < CAST(?1 AS timestamptz) ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM status_index USING gone WHERE status_index.list = gone.list AND status_index.idx = gone.idx""";

    record Place(int list, int index) {}

    @PersistenceContext
    EntityManager entities;

    /** The index that the token has now, if it had one or a candidate was free. */
    public Optional<Integer> take(int list, LiveToken token, int[] candidates, Instant freeBefore) {
        List<?> taken = entities.createNativeQuery(TAKE)
                .setParameter(1, list)
                .setParameter(
                        2, Arrays.stream(candidates).mapToObj(Integer::toString).collect(Collectors.joining(",")))
                .setParameter(3, token.jti().value())
                .setParameter(4, token.session().map(SessionId::toString).orElse(NOBODY))
                .setParameter(5, token.user().map(UserId::toString).orElse(NOBODY))
                .setParameter(6, token.expiresAt().toString())
                .setParameter(7, freeBefore.toString())
                .setParameter(8, token.client().value())
                .setParameter(9, token.issuedAt().toString())
                .getResultList();
        return taken.stream().findFirst().map(Integer.class::cast);
    }

    public Optional<Place> find(TokenId jti) {
        List<?> found = entities.createNativeQuery("SELECT list, idx FROM status_index WHERE jti = ?1")
                .setParameter(1, jti.value())
                .getResultList();
        return found.stream().findFirst().map(Object[].class::cast).map(row -> new Place((int) row[0], (int) row[1]));
    }

    /** The indexes whose tokens, or their sessions or users, are revoked. */
    public BitSet revoked(int list, Instant expiresAfter) {
        List<?> indexes = entities.createNativeQuery(REVOKED)
                .setParameter(1, list)
                .setParameter(2, expiresAfter.toString())
                .getResultList();
        return indexes.stream().mapToInt(Integer.class::cast).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int deleteExpired(Instant before, int atMost) {
        return entities.createNativeQuery(DELETE)
                .setParameter(1, before.toString())
                .setParameter(2, atMost)
                .executeUpdate();
    }
}
