package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;

/** What holds for the tokens of one audience: its own values, or the configured ones where it has none. */
public record AudiencePolicy(
        Audience audience,
        Duration accessLifetime,
        Duration refreshIdle,
        Duration refreshAbsolute,
        Scopes scopes,
        SigningAlg signingAlg) {}
