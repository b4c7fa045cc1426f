package io.boxoffice.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * The transactions that find and make users. None of them hashes: a hash takes long, and holds no connection meanwhile.
 */
@Stateless
public class Accounts {
    private static final long FIRST_LOCK = 0x626f_786f_0002L;

    record Stored(User user, String passwordHash) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** A user by id, with what is granted to them now. */
    public Optional<User> find(UserId id) {
        return entities.createQuery(
                        "SELECT a FROM Account a LEFT JOIN FETCH a.audiences WHERE a.id = :id", Account.class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(Account::user);
    }

    /** A user and the hash of their password, by their name in any spelling of it. */
    public Optional<Stored> findByName(Username username) {
        return entities.createQuery(
                        "SELECT a FROM Account a LEFT JOIN FETCH a.audiences WHERE a.usernameKey = :key", Account.class)
                .setParameter("key", username.key())
                .getResultStream()
                .findFirst()
                .map(account -> new Stored(account.user(), account.passwordHash()));
    }

    /** A user by their name in any spelling of it. */
    public Optional<User> findUser(Username username) {
        return findByName(username).map(Stored::user);
    }

    /** Stores a user, or nothing if one of that name is there. */
    public Optional<User> add(NewUser user, String passwordHash) {
        if (findByName(user.username()).isPresent()) {
            return Optional.empty();
        }
        UserId id = new UserId(UuidCreator.getTimeOrderedEpoch()); // version 7 (RFC 9562 5.7)
        Account account = new Account(id, user.profile(), passwordHash, clock.instant());
        entities.persist(account);
        entities.flush(); // a duplicate that came in between is felt here, by the unique constraint
        audit.record(Event.of(EventType.USER_CREATED, id.toString())
                .because(account.user().told()));
        return Optional.of(account.user());
    }

    /** Stores the very first user, once, however many nodes start together; nothing if any user is there. */
    public Optional<User> addFirst(NewUser user, String passwordHash) {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)")
                .setParameter(1, FIRST_LOCK)
                .getSingleResult();
        return isEmpty() ? add(user, passwordHash) : Optional.empty();
    }

    /** Whether there is no user at all. */
    public boolean isEmpty() {
        return entities.createQuery("SELECT a.id FROM Account a", UUID.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Replaces a user's hash by one of the same password, unless another password was set meanwhile. */
    public void rehash(UserId id, String oldHash, String newHash) {
        entities.createQuery("UPDATE Account a SET a.passwordHash = :new WHERE a.id = :id AND a.passwordHash = :old")
                .setParameter("new", newHash)
                .setParameter("id", id.value())
                .setParameter("old", oldHash)
                .executeUpdate();
    }
}
