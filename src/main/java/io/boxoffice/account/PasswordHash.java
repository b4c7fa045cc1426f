package io.boxoffice.account;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.boxoffice.oauth.Secret;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane and a salt of 16 bytes, its parameters inside the hash; before it a
 * keyed step, HMAC-SHA-256 under the ring's pepper, so that the database alone tests no guess.
 */
@ApplicationScoped
public class PasswordHash {
    private static final int PASSES = 2;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int LANES = 1;
    private static final String HMAC = "HmacSHA256";

    @Inject
    KeyRing ring;

    private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, 16, 32);
    private String nobody;

    @SuppressWarnings("NullAway.Init")
    public PasswordHash() {}

    @PostConstruct
    void prepare() {
        nobody = hash(new Secret("the password of nobody"));
    }

    /** The hash to store. */
    String hash(Secret password) {
        return argon2.hash(PASSES, MEMORY_KIB, LANES, peppered(password));
    }

    /** Whether a password is the one of a stored hash. */
    boolean matches(Secret password, String stored) {
        return argon2.verify(stored, peppered(password));
    }

    /** Does the work of {@link #matches} for a user that is not there, so that time tells nothing. */
    void matchesNobody(Secret password) {
        argon2.verify(nobody, peppered(password));
    }

    /** Whether a hash was made with other parameters than today's. */
    boolean isOutdated(String stored) {
        return argon2.needsRehash(stored, PASSES, MEMORY_KIB, LANES);
    }

    private byte[] peppered(Secret password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(ring.key(Purpose.PEPPER), HMAC));
            return mac.doFinal(Password.normalised(password).reveal().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }
}
