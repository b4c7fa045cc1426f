package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import java.text.ParseException;

/**
 * A key that stands in the key set of an audience and signs nothing: only its public half is kept, and no token of it is taken here.
 *
 * @param json its public half as a JWK
 */
public record Decoy(Audience audience, KeyId kid, String json) {
    /** One like the next key of an audience, which is one that a key set can have. */
    public static Decoy of(AudiencePolicy policy, KeySettings settings) {
        JWK key = NewKey.of(policy.signingAlg(), settings.rsaBits()).toPublicJWK();
        return new Decoy(policy.audience(), new KeyId(key.getKeyID()), key.toJSONString());
    }

    JWK jwk() {
        try {
            return JWK.parse(json);
        } catch (ParseException corrupt) {
            throw new IllegalStateException("a stored decoy is not a JWK", corrupt);
        }
    }
}
