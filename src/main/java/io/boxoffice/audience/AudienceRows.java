package io.boxoffice.audience;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
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

    @Inject
    Audit audit;

    /** Every policy by the name of its audience. */
    public Map<String, AudiencePolicy> policies(TokenLifetimes defaults, MaxSessions most) {
        return entities.createQuery("SELECT a FROM RegisteredAudience a", RegisteredAudience.class)
                .getResultStream()
                .map(row -> row.policy(defaults, most))
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
        if (claimed == 0) {
            return Optional.empty();
        }
        record(EventType.AUDIENCE_CREATED, audience, own.toString());
        return locked(audience).map(row -> row.begin(own));
    }

    /** Replaces the values of an audience, or nothing if it is not the version that was seen. */
    public Optional<AudienceRecord> change(AudienceRecord seen, OwnPolicy own) {
        Optional<RegisteredAudience> unchanged =
                locked(seen.audience()).filter(row -> row.record().version() == seen.version());
        unchanged.ifPresent(row ->
                record(EventType.AUDIENCE_UPDATED, seen.audience(), row.record().own() + " -> " + own));
        return unchanged.map(row -> row.change(own));
    }

    private void record(EventType type, Audience audience, String reason) {
        audit.record(Event.of(type, audience.name()).at(audience).because(reason));
    }

    /** Of two changes at once, one waits here and then sees what the other has left. */
    private Optional<RegisteredAudience> locked(Audience audience) {
        return Optional.ofNullable(
                entities.find(RegisteredAudience.class, audience.name(), LockModeType.PESSIMISTIC_WRITE));
    }
}
