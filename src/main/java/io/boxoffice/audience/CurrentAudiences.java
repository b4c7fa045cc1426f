package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a node tells and verifies without the database: whose each resource is, who reads key sets under a name, and the policies of the APIs of this WAR. What
 * another node changed is read within a second; while the database is away, what was last read stays.
 */
@ApplicationScoped
public class CurrentAudiences {
    @Inject
    AudienceRows rows;

    @Inject
    TokenLifetimes defaults;

    @Inject
    MaxSessions most;

    @Inject
    Issuer issuer;

    private volatile Map<String, Audience> byResource = Map.of();
    private volatile Map<Audience, AudiencePolicy> policies = Map.of();

    /** Reads them anew, one at a time: a reading that began earlier must not replace one that began later. */
    public synchronized void renew() {
        Collection<AudiencePolicy> read = rows.current(defaults, most, issuer);
        Map<String, Audience> named = new HashMap<>();
        read.forEach(policy -> policy.resource().ifPresent(uri -> named.put(uri.text(), policy.audience())));
        byResource = named;
        policies = read.stream().collect(Collectors.toUnmodifiableMap(AudiencePolicy::audience, Function.identity()));
    }

    /**
     * Whose spelling the claim {@code aud} of a token (RFC 7519 4.1.3) is, byte for byte: a name, of whatever shape of one, or a resource that an audience has
     * now.
     */
    public Optional<Audience> spelledAs(String aud) {
        return Audience.isName(aud) ? Optional.of(new Audience(aud)) : Optional.ofNullable(byResource.get(aud));
    }

    /** Who reads the key set of an audience under a name; nobody of one that has no such readers. */
    public Verifiers verifiers(Audience audience) {
        return Optional.ofNullable(policies.get(audience))
                .map(AudiencePolicy::verifiers)
                .orElse(Verifiers.NONE);
    }

    /** Whether anybody reads the key set of any audience under a name. */
    public boolean haveVerifiers() {
        return policies.values().stream()
                .anyMatch(policy -> !policy.verifiers().names().isEmpty());
    }

    /** The policy of an API of this WAR as it was last read. */
    public Optional<AudiencePolicy> ofOwnApi(Audience audience) {
        return Optional.ofNullable(policies.get(audience));
    }
}
