package io.boxoffice.status;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.TokenId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tokens that nobody ever had, with an index in the status list of an audience: revoked, they show who has read the list since. */
@Stateless
public class Canaries {
    @PersistenceContext
    EntityManager entities;

    @Inject
    KnownLists lists;

    @Inject
    StatusIndexes indexes;

    @Inject
    Clock clock;

    /** Gives a canary its index, in the transaction of the caller, who revokes it there. */
    public void add(Audience audience, TokenId jti, Instant until) {
        LiveToken token =
                new LiveToken(jti, Optional.empty(), Optional.empty(), ClientId.FIRST_PARTY, clock.instant(), until);
        indexes.allocate(audience, token);
        entities.createNativeQuery(
                        "INSERT INTO status_canary (jti, list, expires_at) VALUES (?1, ?2, CAST(?3 AS timestamptz))")
                .setParameter(1, jti.value())
                .setParameter(2, lists.of(audience))
                .setParameter(3, until.toString())
                .executeUpdate();
    }

    /** It shows nothing any more; its index stays taken until it expires. */
    public void remove(TokenId jti) {
        entities.createNativeQuery("DELETE FROM status_canary WHERE jti = ?1")
                .setParameter(1, jti.value())
                .executeUpdate();
    }

    /** Those of a list. */
    public Set<String> of(int list, Instant now) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT jti FROM status_canary WHERE list = ?1 AND expires_at > CAST(?2 AS timestamptz) LIMIT 16")
                .setParameter(1, list)
                .setParameter(2, now.toString())
                .getResultList();
        return rows.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }
}
