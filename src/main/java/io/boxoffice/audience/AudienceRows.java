package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The transactions on audiences. */
@Stateless
public class AudienceRows {
    @PersistenceContext
    EntityManager entities;

    /** Every policy by the name of its audience. */
    public Map<String, AudiencePolicy> policies(TokenLifetimes defaults) {
        return entities.createQuery("SELECT a FROM RegisteredAudience a", RegisteredAudience.class)
                .getResultStream()
                .map(row -> row.policy(defaults))
                .collect(
                        Collectors.toUnmodifiableMap(policy -> policy.audience().name(), policy -> policy));
    }

    /** Up to {@code count} audiences whose names come after one. */
    public List<AudienceRecord> after(String last, int count) {
        return entities.createQuery(
                        "SELECT a FROM RegisteredAudience a WHERE a.name > :last ORDER BY a.name",
                        RegisteredAudience.class)
                .setParameter("last", last)
                .setMaxResults(count)
                .getResultStream()
                .map(RegisteredAudience::record)
                .toList();
    }

    /** An audience by name. */
    public Optional<AudienceRecord> find(String name) {
        return Optional.ofNullable(entities.find(RegisteredAudience.class, name))
                .map(RegisteredAudience::record);
    }

    /** Stores an audience, or nothing if one of that name is there. */
    public Optional<AudienceRecord> add(Audience audience, OwnPolicy own) {
        // A duplicate is no error of the database here, so of two at once one waits and then finds the other's.
        int claimed = entities.createNativeQuery("INSERT INTO audience (name) VALUES (?1) ON CONFLICT DO NOTHING")
                .setParameter(1, audience.name())
                .executeUpdate();
        return claimed == 0 ? Optional.empty() : locked(audience).map(row -> row.begin(own));
    }

    /** Replaces the values of an audience, or nothing if it is not the version that was seen. */
    public Optional<AudienceRecord> change(AudienceRecord seen, OwnPolicy own) {
        return locked(seen.audience())
                .filter(row -> row.record().version() == seen.version())
                .map(row -> row.change(own));
    }

    /** Of two changes at once, one waits here and then sees what the other has left. */
    private Optional<RegisteredAudience> locked(Audience audience) {
        return Optional.ofNullable(
                entities.find(RegisteredAudience.class, audience.name(), LockModeType.PESSIMISTIC_WRITE));
    }
}
