package io.boxoffice.administration;

import io.boxoffice.audience.AudienceRecord;
import io.boxoffice.audience.OnMaxSessions;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.audience.ResourceUri;
import io.boxoffice.audience.SecondFactor;
import io.boxoffice.json.Durations;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.SigningAlg;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An audience and its own values as administrators see them; {@code null} is the configured default. */
public record AudienceView(
        String name,
        String description,
        @Nullable String accessTokenLifetime,
        @Nullable String refreshTokenIdle,
        @Nullable String refreshTokenAbsolute,
        @Nullable String retryWindow,
        @Nullable String signingAlg,
        boolean statusList,
        @Nullable Integer maxSessions,
        @Nullable String onMaxSessions,
        List<String> scopes,
        Map<String, String> scopeDescriptions,
        @Nullable String resource,
        String aud,
        @Nullable String secondFactor,
        List<String> verifiers) {

    /** As stored. */
    public static AudienceView of(AudienceRecord stored, Issuer issuer) {
        return of(stored.audience(), stored.own(), issuer);
    }

    /** Stored or not. */
    public static AudienceView of(Audience audience, OwnPolicy own, Issuer issuer) {
        return new AudienceView(
                audience.name(),
                own.description(),
                text(own.accessTokenLifetime(), Durations::text),
                text(own.refreshTokenIdle(), Durations::text),
                text(own.refreshTokenAbsolute(), Durations::text),
                text(own.retryWindow(), Durations::text),
                text(own.signingAlg(), SigningAlg::wire),
                own.statusList(),
                own.maxSessions(),
                text(own.onMaxSessions(), OnMaxSessions::wire),
                List.copyOf(own.scopes().values()),
                own.scopeDescriptions(),
                own.resource(audience, issuer).map(ResourceUri::text).orElse(null),
                own.aud().wire(),
                text(own.secondFactor(), SecondFactor::wire),
                List.copyOf(own.verifiers().names()));
    }

    private static <T> @Nullable String text(@Nullable T value, Function<T, String> writing) {
        return Optional.ofNullable(value).map(writing).orElse(null);
    }
}
