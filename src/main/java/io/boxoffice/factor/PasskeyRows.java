package io.boxoffice.factor;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.oauth.UserId;
import io.boxoffice.webauthn.Credential;
import io.boxoffice.webauthn.Octets;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The stored passkeys of users, and the handles by which authenticators know the users. Whoever changes something holds the user first. */
@Dependent
class PasskeyRows {
    /** How many a user may have. */
    static final int MOST = 20;

    private static final int HANDLE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String ADD = """
            INSERT INTO passkey (id, account_id, credential_id, attested, sign_count, backup_eligible, backed_up, verified, transports,
                name, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (credential_id) DO NOTHING""";

    private static final String ADD_HANDLE =
            "INSERT INTO passkey_handle (account_id, handle) VALUES (?1, ?2) ON CONFLICT (account_id) DO NOTHING";

    private static final String HANDLE = "SELECT handle FROM passkey_handle WHERE account_id = ?1 LIMIT 1";

    @PersistenceContext
    EntityManager entities;

    /** All of a user, the oldest first. */
    List<StoredPasskey> of(UserId user) {
        return entities.createQuery(
                        "SELECT p FROM StoredPasskey p WHERE p.accountId = :user ORDER BY p.createdAt, p.id",
                        StoredPasskey.class)
                .setParameter("user", user.value())
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Whose the one is that has an id of WebAuthn: only that, for who holds the user afterwards has to read the rest as it is then. */
    Optional<UserId> owner(Octets credentialId) {
        return entities.createQuery("SELECT p.accountId FROM StoredPasskey p WHERE p.credentialId = :id", UUID.class)
                .setParameter("id", credentialId.bytes())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(UserId::new);
    }

    /** The one that has an id of WebAuthn, whoever's it is. */
    Optional<StoredPasskey> find(Octets credentialId) {
        return entities.createQuery("SELECT p FROM StoredPasskey p WHERE p.credentialId = :id", StoredPasskey.class)
                .setParameter("id", credentialId.bytes())
                .getResultStream()
                .findFirst();
    }

    /** Adds one; not if its id is somebody's already, whoever's. */
    Optional<UUID> add(UserId user, Credential made, Set<String> transports, Optional<String> name, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        int added = entities.createNativeQuery(ADD)
                .setParameter(1, id)
                .setParameter(2, user.value())
                .setParameter(3, made.id().bytes())
                .setParameter(4, made.attested().bytes())
                .setParameter(5, made.signCount())
                .setParameter(6, made.backupEligible())
                .setParameter(7, made.backedUp())
                .setParameter(8, made.verified())
                .setParameter(9, String.join(" ", new TreeSet<>(transports)))
                .setParameter(10, name.orElse(null))
                .setParameter(11, now)
                .executeUpdate();
        return added == 1 ? Optional.of(id) : Optional.empty();
    }

    void remove(StoredPasskey passkey) {
        entities.remove(passkey);
        entities.flush();
    }

    /** The handle of a user, made when it is needed first: random, so that it tells nobody who they are (WebAuthn Level 3, 14.6.1). */
    Octets handle(UserId user) {
        byte[] fresh = new byte[HANDLE_BYTES];
        RANDOM.nextBytes(fresh);
        entities.createNativeQuery(ADD_HANDLE)
                .setParameter(1, user.value())
                .setParameter(2, fresh)
                .executeUpdate();
        return knownHandle(user).orElseThrow();
    }

    /** The handle of a user who has one. */
    Optional<Octets> knownHandle(UserId user) {
        List<?> found =
                entities.createNativeQuery(HANDLE).setParameter(1, user.value()).getResultList();
        return found.stream().findFirst().map(handle -> Octets.of((byte[]) handle));
    }
}
