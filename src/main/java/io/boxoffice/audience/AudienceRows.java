package io.boxoffice.audience;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.stream.Collectors;

/** The transaction that reads the audiences. */
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
}
