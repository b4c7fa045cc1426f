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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The transactions that find and make users. None of them hashes: a hash takes long, and holds no connection meanwhile.
 */
@Stateless
public class Accounts {
    private static final long FIRST_LOCK = 0x626f_786f_0002L;

    record Stored(User user, String passwordHash) {}

    /** Somebody who is to be stored with the hash that they bring. */
    record Imported(Profile profile, String passwordHash) {
        /** A record prints its components; a hash must not be printed. */
        @Override
        public String toString() {
            return "Imported[***]";
        }
    }

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
    public Optional<User> add(Profile profile, String passwordHash) {
        if (findByName(profile.username()).isPresent()) {
            return Optional.empty();
        }
        User added = persisted(profile, passwordHash);
        entities.flush(); // a duplicate that came in between is felt here, by the unique constraint
        return Optional.of(added);
    }

    /** Stores all of these whose names nobody has, of two with one name the first, and tells of each in turn; all or none. */
    public List<UserImport.Outcome> addAll(List<Imported> users) {
        Map<String, UserId> known = idsByKey(users);
        List<UserImport.Outcome> outcomes = new ArrayList<>();
        for (Imported user : users) {
            String key = user.profile().username().key();
            UserId present = known.get(key);
            if (present == null) {
                UserId id = persisted(user.profile(), user.passwordHash()).id();
                known.put(key, id);
                outcomes.add(new UserImport.Created(id));
            } else {
                outcomes.add(new UserImport.Exists(present));
            }
        }
        entities.flush(); // as above
        return outcomes;
    }

    private Map<String, UserId> idsByKey(List<Imported> users) {
        Map<String, UserId> known = new HashMap<>();
        if (!users.isEmpty()) {
            entities.createQuery(
                            "SELECT a.usernameKey, a.id FROM Account a WHERE a.usernameKey IN :keys", Object[].class)
                    .setParameter(
                            "keys",
                            users.stream()
                                    .map(user -> user.profile().username().key())
                                    .distinct()
                                    .toList())
                    .getResultList()
                    .forEach(row -> known.put((String) row[0], new UserId((UUID) row[1])));
        }
        return known;
    }

    private User persisted(Profile profile, String passwordHash) {
        UserId id = new UserId(UuidCreator.getTimeOrderedEpoch()); // version 7 (RFC 9562 5.7)
        Account account = new Account(id, profile, passwordHash, clock.instant());
        entities.persist(account);
        User user = account.user();
        audit.record(Event.of(EventType.USER_CREATED, id.toString()).because(user.told()));
        return user;
    }

    /** Stores the very first user, once, however many nodes start together; nothing if any user is there. */
    public Optional<User> addFirst(Profile profile, String passwordHash) {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)")
                .setParameter(1, FIRST_LOCK)
                .getSingleResult();
        return isEmpty() ? add(profile, passwordHash) : Optional.empty();
    }

    /** Whether there is no user at all. */
    public boolean isEmpty() {
        return entities.createQuery("SELECT a.id FROM Account a", UUID.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Replaces a user's hash by one of the same password, unless another password was set meanwhile. That one of elsewhere is gone
     * the audit tells.
     */
    public void rehash(UserId id, String oldHash, String newHash) {
        int replaced = entities.createQuery(
                        "UPDATE Account a SET a.passwordHash = :new WHERE a.id = :id AND a.passwordHash = :old")
                .setParameter("new", newHash)
                .setParameter("id", id.value())
                .setParameter("old", oldHash)
                .executeUpdate();
        if (replaced > 0 && SealedHash.isOne(oldHash)) {
            audit.record(Event.of(EventType.USER_UPDATED, id.toString())
                    .because("the password hash of elsewhere was replaced at a login"));
        }
    }
}
