package io.boxoffice.account;

import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds users who are looked for, a page at a time, each page a range of one index. */
@Stateless
public class UserSearch {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String BY_NAME = "SELECT id FROM account WHERE username_key COLLATE \"C\" >= ?1"
            + " AND username_key COLLATE \"C\" < ?2 AND username_key COLLATE \"C\" > ?3"
            + " ORDER BY username_key COLLATE \"C\" LIMIT ?4";

    @PersistenceContext
    EntityManager entities;

    /** Up to {@code count} users of those that are asked for, in their order, from behind a place, or from the first. */
    public List<User> page(UserQuery query, Optional<String> behind, int count) {
        List<UUID> ids =
                switch (query) {
                    case UserQuery.All _ -> byId(behind.map(UUID::fromString).orElse(BEFORE_ALL), count);
                    case UserQuery.Named named -> ofName(named.key());
                    case UserQuery.Prefixed range -> byName(range, behind.orElse(""), count);
                };
        // A limit on the joined rows would count grants, not users.
        return ids.isEmpty() ? List.of() : all(ids);
    }

    private List<UUID> byId(UUID last, int count) {
        return entities.createQuery("SELECT a.id FROM Account a WHERE a.id > :last ORDER BY a.id", UUID.class)
                .setParameter("last", last)
                .setMaxResults(count)
                .getResultList();
    }

    private List<UUID> ofName(String key) {
        return entities.createQuery("SELECT a.id FROM Account a WHERE a.usernameKey = :key", UUID.class)
                .setParameter("key", key)
                .getResultList();
    }

    private List<UUID> byName(UserQuery.Prefixed range, String last, int count) {
        List<?> ids = entities.createNativeQuery(BY_NAME)
                .setParameter(1, range.from())
                .setParameter(2, range.beyond())
                .setParameter(3, last)
                .setParameter(4, count)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    private List<User> all(List<UUID> ids) {
        Map<UserId, User> found = entities.createQuery(
                        "SELECT a FROM Account a LEFT JOIN FETCH a.audiences WHERE a.id IN :ids", Account.class)
                .setParameter("ids", ids)
                .getResultStream()
                .distinct()
                .map(Account::user)
                .collect(Collectors.toMap(User::id, user -> user));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(new UserId(id))).stream())
                .toList();
    }

    /** The names of those of these ids that are users now. */
    public Map<UserId, String> names(Set<UserId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery("SELECT a.id, a.username FROM Account a WHERE a.id IN :ids", Object[].class)
                        .setParameter("ids", ids.stream().map(UserId::value).toList())
                        .getResultStream()
                        .collect(Collectors.toMap(row -> new UserId((UUID) row[0]), row -> (String) row[1]));
    }

    /** The id of the user of a name, in any spelling of it. */
    public Optional<UserId> idOf(UserQuery.Named name) {
        return ofName(name.key()).stream().findFirst().map(UserId::new);
    }
}
