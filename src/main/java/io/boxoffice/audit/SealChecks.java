package io.boxoffice.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the seals hold, a part at a time. The database does the work, as it does for who asks it without us; one part reads so many
 * events at the most that a request waits for it, and one that takes longer is given up.
 */
@Stateless
public class SealChecks {
    static final int MOST_UNSEALED = 10_000;

    private static final int MOST_SEALS = 200;

    /** A seal is begun as long as those before it in the part are over fewer. */
    private static final int MOST_EVENTS = 10_000;

    private static final String PATIENCE = "SELECT set_config('statement_timeout', '1500', true)";
    private static final String PART =
            "SELECT number, CAST(floor(extract(epoch FROM sealed_at) * 1000) AS bigint), events, encode(digest, 'hex'), finding"
                    + " FROM audit_seals(?1, ?2, ?3)";
    private static final String LATER = "SELECT number FROM audit_seal WHERE number > ?1 ORDER BY number LIMIT 1";
    private static final String UNSEALED =
            "SELECT events, CAST(floor(extract(epoch FROM since) * 1000) AS bigint) FROM audit_unsealed(?1)";

    @PersistenceContext
    EntityManager entities;

    /**
     * The seals from a number on, the one before it being trusted.
     *
     * @param from the first of them, 1 or more
     */
    public SealCheck from(long from) {
        entities.createNativeQuery(PATIENCE).getSingleResult();
        List<CheckedSeal> seals = part(from);
        Optional<Long> next =
                seals.isEmpty() ? Optional.empty() : later(seals.getLast().number());
        return new SealCheck(seals, next.orElse(null), next.isPresent() ? null : unsealed());
    }

    private List<CheckedSeal> part(long from) {
        List<?> rows = entities.createNativeQuery(PART)
                .setParameter(1, from)
                .setParameter(2, MOST_SEALS)
                .setParameter(3, MOST_EVENTS)
                .getResultList();
        return rows.stream().map(row -> seal((Object[]) row)).toList();
    }

    private Optional<Long> later(long number) {
        List<?> later =
                entities.createNativeQuery(LATER).setParameter(1, number).getResultList();
        return later.isEmpty() ? Optional.empty() : Optional.of(number + 1);
    }

    private SealCheck.Unsealed unsealed() {
        Object[] row = (Object[]) entities.createNativeQuery(UNSEALED)
                .setParameter(1, MOST_UNSEALED)
                .getSingleResult();
        return new SealCheck.Unsealed(
                (Long) row[0],
                Optional.ofNullable(row[1]).map(SealChecks::instant).orElse(null));
    }

    private static CheckedSeal seal(Object[] row) {
        return new CheckedSeal((Long) row[0], instant(row[1]), (Long) row[2], (String) row[3], (String) row[4]);
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli((Long) millis);
    }
}
