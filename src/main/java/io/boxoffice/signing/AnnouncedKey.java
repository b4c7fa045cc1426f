package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.boxoffice.oauth.Secret;
import java.util.Optional;

/**
 * A key that was just announced.
 *
 * @param secret of an HS256 key, base64url: shown to the administrator this once, for the verifier of its audience
 */
public record AnnouncedKey(KeyRecord key, Optional<Secret> secret) {
    static AnnouncedKey of(KeyRecord key, JWK generated) {
        return new AnnouncedKey(
                key,
                generated instanceof OctetSequenceKey shared
                        ? Optional.of(new Secret(shared.getKeyValue().toString()))
                        : Optional.empty());
    }
}
