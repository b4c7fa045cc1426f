package io.boxoffice.signing;

import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The stored keys. */
@Dependent
class SigningKeys {
    /** Whoever changes the keys of an audience holds its lock: nodes wait for each other, readers for nobody. */
    private static final int KEYS_LOCK = 0x6b65_7973;

    @PersistenceContext
    EntityManager entities;

    void lock(Audience audience) {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1, hashtext(?2))")
                .setParameter(1, KEYS_LOCK)
                .setParameter(2, audience.name())
                .getSingleResult();
    }

    List<SigningKey> living() {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.state IN ('announced', 'active', 'retiring')",
                        SigningKey.class)
                .getResultList();
    }

    List<SigningKey> all() {
        return entities.createQuery("SELECT k FROM SigningKey k ORDER BY k.createdAt DESC, k.kid", SigningKey.class)
                .getResultList();
    }

    Optional<SigningKey> active(Audience audience) {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.audience = :audience AND k.state = 'active'",
                        SigningKey.class)
                .setParameter("audience", audience.name())
                .getResultStream()
                .findFirst();
    }

    Optional<SigningKey> find(String kid) {
        return Optional.ofNullable(entities.find(SigningKey.class, kid));
    }

    void add(SigningKey key) {
        entities.persist(key);
    }

    /** Sends what changed so far, so that the one-active-key index sees the old key go before the new one comes. */
    void flush() {
        entities.flush();
    }
}
