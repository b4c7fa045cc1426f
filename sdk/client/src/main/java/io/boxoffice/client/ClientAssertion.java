package io.boxoffice.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client's statement of who it is (RFC 7523 3, RFC 10070): for one issuer, for a minute, and for one time.
 *
 * @param keyId the {@code kid}; null if the key was registered without
 */
record ClientAssertion(
        String clientId, SigningKey key, @Nullable String keyId) {
    private static final Duration LIFE = Duration.ofMinutes(1);

    String signedFor(String issuer, Instant now) {
        return key.sign(
                "client-authentication+jwt",
                header -> header.keyID(keyId),
                Map.of(
                        "iss",
                        clientId,
                        "sub",
                        clientId,
                        "aud",
                        issuer,
                        "jti",
                        RandomId.next(),
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plus(LIFE).getEpochSecond()));
    }
}
