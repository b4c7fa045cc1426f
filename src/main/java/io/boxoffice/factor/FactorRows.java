package io.boxoffice.factor;

import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored factors of users. Whoever changes something holds the user first. */
@Dependent
class FactorRows {
    private static final String CONFIRMED =
            "SELECT t FROM StoredTotp t WHERE t.accountId = :user AND t.confirmedAt IS NOT NULL";

    private static final String PENDING =
            "SELECT t FROM StoredTotp t WHERE t.accountId = :user AND t.confirmedAt IS NULL";

    private static final String ADD_CODE =
            "INSERT INTO recovery_code (account_id, hash, created_at) VALUES (?1, ?2, ?3)";

    private static final String USE_CODE =
            "UPDATE recovery_code SET used_at = ?1 WHERE account_id = ?2 AND hash = ?3 AND used_at IS NULL";

    private static final String CODES = """
            SELECT count(*) FILTER (WHERE used_at IS NULL), CAST(extract(epoch FROM min(created_at)) * 1000 AS bigint),
                CAST(extract(epoch FROM max(used_at)) * 1000 AS bigint)
            FROM recovery_code WHERE account_id = ?1 HAVING count(*) > 0""";

    @PersistenceContext
    EntityManager entities;

    /** The seed whose codes are a user's factor. */
    Optional<StoredTotp> confirmed(UserId user) {
        return totp(user, CONFIRMED);
    }

    /** The seed that waits for its first right code. */
    Optional<StoredTotp> pending(UserId user) {
        return totp(user, PENDING);
    }

    private Optional<StoredTotp> totp(UserId user, String query) {
        return entities.createQuery(query, StoredTotp.class)
                .setParameter("user", user.value())
                .getResultStream()
                .findFirst();
    }

    void add(StoredTotp totp) {
        entities.persist(totp);
    }

    /** Removes a seed at once, so that another one can take its place. */
    void remove(StoredTotp totp) {
        entities.remove(totp);
        entities.flush();
    }

    /** The tally of a user, who is held. */
    StoredTally tally(UserId user) {
        return Optional.ofNullable(entities.find(StoredTally.class, user.value()))
                .orElseGet(() -> {
                    StoredTally first = new StoredTally(user);
                    entities.persist(first);
                    return first;
                });
    }

    void addCode(UserId user, byte[] hash, Instant now) {
        entities.createNativeQuery(ADD_CODE)
                .setParameter(1, user.value())
                .setParameter(2, hash)
                .setParameter(3, now)
                .executeUpdate();
    }

    /** Uses a recovery code up; of any number of attempts exactly one is told {@code true}. */
    boolean useCode(UserId user, byte[] hash, Instant now) {
        return entities.createNativeQuery(USE_CODE)
                        .setParameter(1, now)
                        .setParameter(2, user.value())
                        .setParameter(3, hash)
                        .executeUpdate()
                == 1;
    }

    /** Removes all recovery codes of a user; whether there were any. */
    boolean removeCodes(UserId user) {
        return entities.createNativeQuery("DELETE FROM recovery_code WHERE account_id = ?1")
                        .setParameter(1, user.value())
                        .executeUpdate()
                > 0;
    }

    /** The recovery codes of a user, as the one factor that they are; nothing if there are none. */
    Optional<Factor> codes(UserId user) {
        List<?> found =
                entities.createNativeQuery(CODES).setParameter(1, user.value()).getResultList();
        return found.stream().findFirst().map(row -> codes(user, (Object[]) row));
    }

    private static Factor codes(UserId user, Object[] row) {
        return new Factor(
                codesOf(user),
                FactorKind.RECOVERY_CODE,
                Optional.empty(),
                Instant.ofEpochMilli(((Number) row[1]).longValue()),
                Optional.ofNullable((Number) row[2]).map(at -> Instant.ofEpochMilli(at.longValue())),
                Optional.of(((Number) row[0]).intValue()));
    }

    /** The id of the set of recovery codes of a user: they have one at most. */
    static UUID codesOf(UserId user) {
        return UUID.nameUUIDFromBytes(("recovery codes of " + user).getBytes(StandardCharsets.UTF_8));
    }
}
