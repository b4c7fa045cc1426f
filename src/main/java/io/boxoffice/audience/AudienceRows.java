package io.boxoffice.audience;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OwnApi;
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
    private static final long RESOURCES_LOCK = 0x626f_786f_0043L;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    /** Every policy by the name of its audience. */
    public Map<String, AudiencePolicy> policies(TokenLifetimes defaults, MaxSessions most, Issuer issuer) {
        return entities.createQuery("SELECT a FROM RegisteredAudience a", RegisteredAudience.class)
                .getResultStream()
                .map(row -> row.policy(defaults, most, issuer))
                .collect(
                        Collectors.toUnmodifiableMap(policy -> policy.audience().name(), policy -> policy));
    }

    /** The policies of those that have a resource, registered or as an API of this WAR, and of those that have verifiers. */
    public List<AudiencePolicy> current(TokenLifetimes defaults, MaxSessions most, Issuer issuer) {
        return entities.createQuery(
                        "SELECT DISTINCT a FROM RegisteredAudience a LEFT JOIN FETCH a.scopes"
                                + " WHERE a.resource IS NOT NULL OR a.name IN :own OR a.verifiers <> ''",
                        RegisteredAudience.class)
                .setParameter(
                        "own", OwnApi.AUDIENCES.stream().map(Audience::name).toList())
                .getResultStream()
                .map(row -> row.policy(defaults, most, issuer))
                .toList();
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

    /** Stores an audience, unless one of that name or that resource is there. */
    public AudienceRegistry.Adding add(Audience audience, OwnPolicy own) {
        waitForDocument();
        if (isTaken(audience, own)) {
            return new AudienceRegistry.ResourceTaken();
        }
        // A duplicate is no error of the database here, so of two at once one waits and then finds the other's.
        int claimed = entities.createNativeQuery("INSERT INTO audience (name) VALUES (?1) ON CONFLICT DO NOTHING")
                .setParameter(1, audience.name())
                .executeUpdate();
        if (claimed == 0) {
            return new AudienceRegistry.Taken();
        }
        record(EventType.AUDIENCE_CREATED, audience, own.toString());
        return new AudienceRegistry.Added(locked(audience).orElseThrow().begin(own));
    }

    /** Replaces the values of an audience, unless it is not the version that was seen, or another one has the resource. */
    public AudienceRegistry.Changing change(AudienceRecord seen, OwnPolicy own) {
        waitForDocument();
        if (isTaken(seen.audience(), own)) {
            return new AudienceRegistry.ResourceTaken();
        }
        Optional<RegisteredAudience> unchanged =
                locked(seen.audience()).filter(row -> row.record().version() == seen.version());
        unchanged.ifPresent(row ->
                record(EventType.AUDIENCE_UPDATED, seen.audience(), row.record().own() + " -> " + own));
        return unchanged
                .<AudienceRegistry.Changing>map(row -> new AudienceRegistry.Changed(row.change(own)))
                .orElseGet(AudienceRegistry.Stale::new);
    }

    /** Of two that want the same at once, one waits here and then sees what the other has got. */
    private boolean isTaken(Audience audience, OwnPolicy own) {
        ResourceUri wanted = own.resource();
        if (wanted == null) {
            return false;
        }
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)")
                .setParameter(1, RESOURCES_LOCK)
                .getSingleResult();
        return !entities.createQuery(
                        "SELECT a.name FROM RegisteredAudience a WHERE a.resourceKey = :key AND a.name <> :name",
                        String.class)
                .setParameter("key", wanted.key())
                .setParameter("name", audience.name())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Others wait with their changes until this transaction ends; whoever only refers to an audience does not. */
    public void lock() {
        entities.createNativeQuery("LOCK TABLE audience IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
    }

    /** Before any row is locked: whoever has {@link #lock} may want that row. */
    private void waitForDocument() {
        entities.createNativeQuery("LOCK TABLE audience IN ROW EXCLUSIVE MODE").executeUpdate();
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
