package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;

/** All that a token says by itself (RFC 9068 4, RFC 8725 3): its form, its key, its signature and its claims, for one audience. */
final class TokenCheck {
    /** What it comes to. */
    sealed interface Outcome {}

    /** It is a token of the audience, and good at this time. */
    record Good(AccessToken token) implements Outcome {}

    /** It is none; to its caller every reason looks the same. */
    record Bad() implements Outcome {}

    /** Nobody can say: the key set cannot be had. */
    record Unknown() implements Outcome {}

    private final ClaimsCheck claims;
    private final AudienceKeys keys;
    private final Clock clock;

    TokenCheck(ClaimsCheck claims, AudienceKeys keys, Clock clock) {
        this.claims = claims;
        this.keys = keys;
        this.clock = clock;
    }

    Outcome of(String text) {
        return StrictJwt.parse(text).map(this::of).orElseGet(Bad::new);
    }

    private Outcome of(StrictJwt jwt) {
        AudienceKeys.Answer answer = keys.find(jwt.kid());
        if (answer instanceof AudienceKeys.Unavailable) {
            return new Unknown();
        }
        return answer instanceof AudienceKeys.Known known
                        && isSigned(jwt, known.key())
                        && claims.holds(jwt.claims(), clock.instant())
                ? new Good(new AccessToken(jwt.claims()))
                : new Bad();
    }

    /** By the one algorithm of its key, which the key set says (RFC 8725 3.1): what the token says must be the same. */
    private static boolean isSigned(StrictJwt jwt, JWK key) {
        if (key.getAlgorithm() == null || !key.getAlgorithm().getName().equals(jwt.algorithm())) {
            return false;
        }
        try {
            JWSVerifier verifier = PublicKeys.verifier(JWSAlgorithm.parse(jwt.algorithm()), key);
            return verifier != null && jwt.jws().verify(verifier);
        } catch (JOSEException | RuntimeException unfit) {
            return false;
        }
    }
}
