package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The values that an audience has of its own. One that is {@code null} is the configured default; with that of {@code
 * maxSessions} the oldest session ends, whatever {@code onMaxSessions} is. Durations are whole seconds.
 *
 * @param scopeDescriptions of those of the scopes that have any
 * @param resource its URI, where it is another one than it has anyway ({@link FixedResources})
 */
public record OwnPolicy(
        String description,
        @Nullable Duration accessTokenLifetime,
        @Nullable Duration refreshTokenIdle,
        @Nullable Duration refreshTokenAbsolute,
        @Nullable Duration retryWindow,
        @Nullable SigningAlg signingAlg,
        boolean statusList,
        @Nullable Integer maxSessions,
        @Nullable OnMaxSessions onMaxSessions,
        Scopes scopes,
        Map<String, String> scopeDescriptions,
        @Nullable ResourceUri resource,
        AudValue aud,
        @Nullable SecondFactor secondFactor,
        Verifiers verifiers) {

    /** What of it does not go together, in a sentence for the administrator; nothing if all does. */
    Optional<String> refusal(Audience audience, TokenLifetimes defaults, Issuer issuer) {
        if (aud == AudValue.RESOURCE && resource(audience, issuer).isEmpty()) {
            return Optional.of("An audience without a resource cannot have its tokens name it.");
        }
        return ofTheRest(defaults);
    }

    /** The URI by which an audience of this policy is known. */
    public Optional<ResourceUri> resource(Audience audience, Issuer issuer) {
        return Optional.ofNullable(resource).or(() -> FixedResources.of(issuer, audience));
    }

    private Optional<String> ofTheRest(TokenLifetimes defaults) {
        Duration absolute = Objects.requireNonNullElse(refreshTokenAbsolute, defaults.refreshAbsolute());
        if (refreshTokenIdle != null && refreshTokenIdle.compareTo(absolute) > 0) {
            return Optional.of("refresh_token_idle is longer than the absolute life of a session.");
        }
        // Strangers may read a list: signed with a shared secret it is what they can try guesses on.
        return statusList && signingAlg == SigningAlg.HS256
                ? Optional.of("An audience that signs with HS256 cannot have a status_list.")
                : Optional.empty();
    }

    AudiencePolicy effective(Audience audience, TokenLifetimes defaults, MaxSessions most, Issuer issuer) {
        return new AudiencePolicy(
                audience,
                Objects.requireNonNullElse(accessTokenLifetime, defaults.access()),
                Objects.requireNonNullElse(refreshTokenIdle, defaults.refreshIdle()),
                Objects.requireNonNullElse(refreshTokenAbsolute, defaults.refreshAbsolute()),
                Objects.requireNonNullElse(retryWindow, defaults.retryWindow()),
                Objects.requireNonNullElse(signingAlg, SigningAlg.RS256),
                statusList,
                maxSessions == null ? most.configured() : OptionalInt.of(maxSessions),
                maxSessions == null
                        ? OnMaxSessions.END_OLDEST
                        : Objects.requireNonNullElse(onMaxSessions, OnMaxSessions.REJECT),
                scopes,
                scopeDescriptions,
                resource(audience, issuer),
                aud,
                Objects.requireNonNullElse(secondFactor, SecondFactor.IF_ENROLLED),
                verifiers,
                description);
    }
}
