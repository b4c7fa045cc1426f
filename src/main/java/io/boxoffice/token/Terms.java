package io.boxoffice.token;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for the client that asks, whoever the tokens are about.
 *
 * @param most what it may ever get; nothing where it may get whatever its users may
 * @param isConfidential whether it showed who it is, so that a refresh token need not be bound to one key
 * @param rotates whether each refresh gives another refresh token
 * @param longestAccess how long its access tokens live at most; nothing for what the audience says
 * @param idTokenAlg by which alg its ID tokens are signed
 */
public record Terms(
        ClientId client,
        Optional<Grants> most,
        boolean isConfidential,
        boolean rotates,
        Optional<Duration> longestAccess,
        SigningAlg idTokenAlg) {
    /** Of the client of {@code /auth}. */
    public static final Terms FIRST_PARTY =
            new Terms(ClientId.FIRST_PARTY, Optional.empty(), false, true, Optional.empty(), SigningAlg.RS256);

    /** What the client may get of its users at an audience; nothing if it may not get there. */
    Optional<Scopes> most(AudiencePolicy policy) {
        return most.isEmpty() || policy.audience().equals(Audience.USERINFO) // which everybody has
                ? Optional.of(policy.scopes())
                : most.get().at(policy.audience());
    }
}
