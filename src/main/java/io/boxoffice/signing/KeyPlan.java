package io.boxoffice.signing;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;

/**
 * What keys of a purpose are made like.
 *
 * @param alg of the next key
 * @param longest how long what they sign is looked at, at most: so long one that signs no more stays published
 */
public record KeyPlan(KeyPurpose purpose, SigningAlg alg, Duration longest) {
    /** An ID token comes again as id_token_hint, long after its own end (OpenID Connect RP-Initiated Logout 1.0, 2). */
    private static final Duration HINTS = Duration.ofDays(1);

    /** For the access tokens of an audience, as its policy asks. */
    public static KeyPlan of(AudiencePolicy policy) {
        return new KeyPlan(
                new KeyPurpose.AccessTokens(policy.audience()), policy.signingAlg(), policy.accessLifetime());
    }

    /** For ID tokens in an algorithm, which is no shared secret's. */
    public static KeyPlan ofIdTokens(SigningAlg alg) {
        return new KeyPlan(new KeyPurpose.IdTokens(alg), alg, HINTS);
    }
}
