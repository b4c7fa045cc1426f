package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What holds for the tokens of one audience: its own values, or the configured ones where it has none.
 *
 * @param maxSessions how many sessions a user may have here at once; empty is no limit
 * @param scopes what can be granted here. A scope that was removed is no longer given to those who had it granted, at the
 *     next login or refresh; their grant stays in the database, and counts again when the scope comes back
 * @param scopeDescriptions what scopes mean, in words, of those that have any
 * @param resource the URI by which it is known besides its name
 * @param aud which of the two its tokens name
 * @param secondFactor whether a second factor is asked for
 * @param verifiers who reads its key set under a name
 * @param description for people; empty where it has none
 */
public record AudiencePolicy(
        Audience audience,
        Duration accessLifetime,
        Duration refreshIdle,
        Duration refreshAbsolute,
        Duration retryWindow,
        SigningAlg signingAlg,
        boolean statusList,
        OptionalInt maxSessions,
        OnMaxSessions onMaxSessions,
        Scopes scopes,
        Map<String, String> scopeDescriptions,
        Optional<ResourceUri> resource,
        AudValue aud,
        SecondFactor secondFactor,
        Verifiers verifiers,
        String description) {

    /** The one text in the claim {@code aud} of a token that is made now. */
    public String spelling() {
        return resource.filter(_ -> aud == AudValue.RESOURCE)
                .map(ResourceUri::text)
                .orElse(audience.name());
    }
}
