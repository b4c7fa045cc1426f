package io.boxoffice.consent;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The transactions on what users have allowed. */
@Stateless
public class Consents {
    private static final String FIND =
            "SELECT scope FROM consent WHERE account_id = ?1 AND client_id = ?2 AND audience = ?3";

    /** What was allowed before stays allowed. */
    private static final String GIVE = """
            INSERT INTO consent (account_id, client_id, audience, scope, given_at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (account_id, client_id, audience) DO UPDATE SET scope = excluded.scope, given_at = excluded.given_at""";

    private static final String LIST = """
            SELECT client_id, audience, scope, CAST(extract(epoch FROM given_at) * 1000 AS bigint) FROM consent WHERE account_id = ?1 AND (client_id, audience) > (?2, ?3)
            ORDER BY client_id, audience LIMIT ?4""";

    private static final String WITHDRAW = "DELETE FROM consent WHERE account_id = ?1 AND client_id = ?2";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** What a user has allowed a client at an audience; nothing if they never did. */
    public Optional<Scopes> given(UserId user, ClientId client, Audience audience) {
        List<?> found = entities.createNativeQuery(FIND)
                .setParameter(1, user.value())
                .setParameter(2, client.value())
                .setParameter(3, audience.name())
                .getResultList();
        return found.stream().findFirst().flatMap(scope -> Scopes.parse((String) scope));
    }

    /** Notes what a user allows, besides what they allowed before. */
    public void give(UserId user, ClientId client, Audience audience, Scopes scope) {
        Scopes all = given(user, client, audience).map(scope::and).orElse(scope);
        entities.createNativeQuery(GIVE)
                .setParameter(1, user.value())
                .setParameter(2, client.value())
                .setParameter(3, audience.name())
                .setParameter(4, all.toString())
                .setParameter(5, clock.instant())
                .executeUpdate();
        audit.record(Event.of(EventType.CONSENT_GIVEN, user.toString())
                .at(audience)
                .because("client " + client + ": " + scope));
    }

    /**
     * What a user has allowed, in the order of {@link GivenConsent#place}.
     *
     * @param behind the place behind which to begin; a space for the first
     */
    public List<GivenConsent> of(UserId user, String behind, int count) {
        String[] place = behind.split(" ", -1);
        List<?> rows = entities.createNativeQuery(LIST)
                .setParameter(1, user.value())
                .setParameter(2, place[0])
                .setParameter(3, place[1])
                .setParameter(4, count)
                .getResultList();
        return rows.stream().map(row -> consent((Object[]) row)).toList();
    }

    private static GivenConsent consent(Object[] row) {
        return new GivenConsent(
                new ClientId((String) row[0]),
                new Audience((String) row[1]),
                Scopes.parse((String) row[2]).orElse(Scopes.NONE),
                Instant.ofEpochMilli(((Number) row[3]).longValue()));
    }

    /** Takes back all that a user has allowed a client; whether there was something. */
    public boolean withdraw(UserId user, ClientId client) {
        boolean wasGiven = entities.createNativeQuery(WITHDRAW)
                        .setParameter(1, user.value())
                        .setParameter(2, client.value())
                        .executeUpdate()
                > 0;
        if (wasGiven) {
            audit.record(Event.of(EventType.CONSENT_WITHDRAWN, user.toString()).because("client " + client));
        }
        return wasGiven;
    }
}
