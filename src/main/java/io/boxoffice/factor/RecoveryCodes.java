package io.boxoffice.factor;

import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Makes recovery codes, 80 random bits each, and hashes what is shown as one with HMAC-SHA-256 under a key of the ring and the user's id: at
 * that entropy no slow hash is needed, and a dump without the ring tests nothing.
 */
@ApplicationScoped
class RecoveryCodes {
    private static final String HMAC = "HmacSHA256";
    private static final int COUNT = 10;
    private static final int BYTES = 10;
    private static final Pattern FOUR = Pattern.compile("(.{4})(?=.)");
    private static final Pattern BETWEEN = Pattern.compile("[ -]");
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    KeyRing ring;

    /** Ten new ones, such as {@code 4FQZ-LO2B-7XCR-MA6E}. */
    List<Secret> random() {
        return Stream.generate(RecoveryCodes::one).limit(COUNT).toList();
    }

    private static Secret one() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(FOUR.matcher(new Base32().encodeAsString(bytes)).replaceAll("$1-"));
    }

    /** What is stored of one; hyphens, spaces and case of what a person types do not matter. */
    byte[] hash(UserId user, Secret code) {
        String letters = BETWEEN.matcher(code.reveal()).replaceAll("").toUpperCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(ring.key(Purpose.RECOVERY_CODE), HMAC));
            return mac.doFinal((user + " " + letters).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }
}
