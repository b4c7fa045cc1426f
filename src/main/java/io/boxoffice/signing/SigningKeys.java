package io.boxoffice.signing;

import io.boxoffice.oauth.KeyId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored keys. */
@Dependent
class SigningKeys {
    /** Whoever changes the keys of a purpose holds its lock: nodes wait for each other, readers for nobody. */
    private static final int KEYS_LOCK = 0x6b65_7973;

    private static final int IMPORTS_LOCK = 0x696d_706f;

    private static final String LIVING =
            "k.state IN ('announced', 'active', 'retiring', 'id_announced', 'id_active', 'id_retiring')";

    @PersistenceContext
    EntityManager entities;

    void lock(KeyPurpose purpose) {
        lock(KEYS_LOCK, purpose.word());
    }

    /** Whoever imports a key holds this lock before that of its purpose: the same key may come for two of them at once. */
    void lockImports() {
        lock(IMPORTS_LOCK, "");
    }

    private void lock(int kind, String name) {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1, hashtext(?2))")
                .setParameter(1, kind)
                .setParameter(2, name)
                .getSingleResult();
    }

    List<SigningKey> living() {
        return entities.createQuery("SELECT k FROM SigningKey k WHERE " + LIVING, SigningKey.class)
                .getResultList();
    }

    List<SigningKey> living(KeyPurpose purpose) {
        return entities.createQuery("SELECT k FROM SigningKey k WHERE " + LIVING + of(purpose), SigningKey.class)
                .setParameter("of", named(purpose))
                .getResultList();
    }

    Map<KeyState, Long> countByState() {
        Map<KeyState, Long> counts = new EnumMap<>(KeyState.class);
        Arrays.stream(KeyState.values()).forEach(state -> counts.put(state, 0L));
        entities.createQuery("SELECT k.state, COUNT(k) FROM SigningKey k GROUP BY k.state", Object[].class)
                .getResultStream()
                .forEach(row -> KeyState.ofStored((String) row[0])
                        .ifPresent(state -> counts.merge(state, (Long) row[1], Long::sum)));
        return counts;
    }

    /** Keys in the order of their ids, from the first behind one of them. */
    List<SigningKey> after(String kid, int count) {
        return entities.createQuery("SELECT k FROM SigningKey k WHERE k.kid > :kid ORDER BY k.kid", SigningKey.class)
                .setParameter("kid", kid)
                .setMaxResults(count)
                .getResultList();
    }

    /** The keys whose last token has expired are retired. How many there were. */
    int retireOver(Instant now) {
        return entities.createQuery(
                        "UPDATE SigningKey k SET k.state = 'retired', k.retiredAt = :now, k.sealedPrivate = NULL"
                                + " WHERE k.state IN ('retiring', 'id_retiring') AND k.publishedUntil <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The active keys of a purpose may have signed tokens that live so long. */
    void note(KeyPlan plan) {
        entities.createQuery("UPDATE SigningKey k SET k.longestToken = :life WHERE"
                        + " k.state IN ('announced', 'active', 'id_announced', 'id_active') AND k.longestToken < :life"
                        + of(plan.purpose()))
                .setParameter("life", plan.longest().toSeconds())
                .setParameter("of", named(plan.purpose()))
                .executeUpdate();
    }

    Optional<SigningKey> active(KeyPurpose purpose) {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.state IN ('active', 'id_active')" + of(purpose),
                        SigningKey.class)
                .setParameter("of", named(purpose))
                .getResultStream()
                .findFirst();
    }

    Optional<SigningKey> find(KeyId kid) {
        return Optional.ofNullable(entities.find(SigningKey.class, kid.value()));
    }

    /** Whether a key is or was here, under whatever id, in whatever state, at whatever audience. */
    boolean has(Thumbprint thumbprint) {
        return entities.createQuery("SELECT k.kid FROM SigningKey k WHERE k.thumbprint = :thumbprint", String.class)
                .setParameter("thumbprint", thumbprint.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    private static String of(KeyPurpose purpose) {
        return switch (purpose) {
            case KeyPurpose.AccessTokens _ -> " AND k.audience = :of";
            case KeyPurpose.IdTokens _ -> " AND k.audience IS NULL AND k.alg = :of";
        };
    }

    private static String named(KeyPurpose purpose) {
        return switch (purpose) {
            case KeyPurpose.AccessTokens access -> access.audience().name();
            case KeyPurpose.IdTokens id -> id.alg().wire();
        };
    }

    void add(SigningKey key) {
        entities.persist(key);
    }

    /** Sends what changed so far, so that the one-active-key index sees the old key go before the new one comes. */
    void flush() {
        entities.flush();
    }
}
