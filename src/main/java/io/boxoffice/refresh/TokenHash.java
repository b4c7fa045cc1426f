package io.boxoffice.refresh;

import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hash of a refresh token, HMAC-SHA-256: a dump of the database without the ring's key tests no guess. */
@Dependent
class TokenHash {
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    KeyRing ring;

    /** The 32 bytes that are stored for a token. */
    byte[] of(RefreshText token) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(ring.key(Purpose.TOKEN), HMAC));
            return mac.doFinal(token.bytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }

    /** Whether a token is the one of a stored hash, in constant time. */
    boolean matches(RefreshText token, byte[] stored) {
        return MessageDigest.isEqual(of(token), stored);
    }

    /** 32 random bytes. */
    static byte[] newSecret() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return secret;
    }
}
