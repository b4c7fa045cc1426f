package io.boxoffice.clients;

import io.boxoffice.oauth.Secret;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes secrets of clients, 256 random bits, and hashes what is shown as one with HMAC-SHA-256 under a key of the ring: at that
 * entropy no slow hash is needed, and a dump without the ring tests nothing.
 */
@ApplicationScoped
class SecretHashes {
    private static final String HMAC = "HmacSHA256";
    static final String PREFIX = "bo_cs_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    KeyRing ring;

    /** A new secret. The prefix lets secret scanners find it. */
    Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The hash under which a secret is stored. */
    SecretHash of(Secret secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(ring.key(Purpose.CLIENT_SECRET), HMAC));
            return new SecretHash(mac.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }
}
