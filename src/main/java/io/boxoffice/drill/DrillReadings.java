package io.boxoffice.drill;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored readings of drills: for each verifier that there was at the beginning, when it read what was published. */
@Dependent
class DrillReadings {
    @PersistenceContext
    EntityManager entities;

    /** A verifier that has not read it yet. */
    void add(UUID drill, String verifier) {
        entities.createNativeQuery("INSERT INTO drill_reading (drill_id, verifier) VALUES (CAST(?1 AS uuid), ?2)")
                .setParameter(1, drill.toString())
                .setParameter(2, verifier)
                .executeUpdate();
    }

    /** A verifier has read it; the first time counts. */
    void note(UUID drill, String verifier, Instant at) {
        entities.createNativeQuery("UPDATE drill_reading SET read_at = CAST(?3 AS timestamptz)"
                        + " WHERE drill_id = CAST(?1 AS uuid) AND verifier = ?2 AND read_at IS NULL")
                .setParameter(1, drill.toString())
                .setParameter(2, verifier)
                .setParameter(3, at.toString())
                .executeUpdate();
    }

    /** Those of a drill. */
    List<DrillReading> of(UUID drill, Instant begun) {
        List<?> rows = entities.createNativeQuery("SELECT verifier, CAST(extract(epoch FROM read_at) * 1000 AS bigint)"
                        + " FROM drill_reading WHERE drill_id = CAST(?1 AS uuid) ORDER BY verifier LIMIT 16")
                .setParameter(1, drill.toString())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new DrillReading(
                        (String) row[0],
                        Optional.ofNullable((Long) row[1]).map(at -> after(begun, Instant.ofEpochMilli(at)))))
                .toList();
    }

    /** Not less than nothing: the clock of the node that was read at may be behind that of the one that began it. */
    private static Duration after(Instant begun, Instant read) {
        return read.isBefore(begun) ? Duration.ZERO : Duration.between(begun, read);
    }
}
