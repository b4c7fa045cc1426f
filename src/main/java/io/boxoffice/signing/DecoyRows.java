package io.boxoffice.signing;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The transactions on decoys, in that of the caller if there is one. */
@Stateless
public class DecoyRows {
    @PersistenceContext
    EntityManager entities;

    /** Publishes a decoy until it is withdrawn, or until a time if nobody does. */
    public void publish(Decoy decoy, Instant until) {
        entities.createNativeQuery("INSERT INTO decoy_key (kid, audience, public_jwk, until)"
                        + " VALUES (?1, ?2, ?3, CAST(?4 AS timestamptz))")
                .setParameter(1, decoy.kid().value())
                .setParameter(2, decoy.audience().name())
                .setParameter(3, decoy.json())
                .setParameter(4, until.toString())
                .executeUpdate();
    }

    public void withdraw(KeyId kid) {
        entities.createNativeQuery("DELETE FROM decoy_key WHERE kid = ?1")
                .setParameter(1, kid.value())
                .executeUpdate();
    }

    /** Those of now, of every audience. */
    public List<Decoy> published(Instant now) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT audience, kid, public_jwk FROM decoy_key WHERE until > CAST(?1 AS timestamptz)")
                .setParameter(1, now.toString())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Decoy(new Audience((String) row[0]), new KeyId((String) row[1]), (String) row[2]))
                .toList();
    }
}
