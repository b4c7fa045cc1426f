package io.boxoffice.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The seed of one-time codes (RFC 6238): 160 random bits; SHA-1, 6 digits, a step of 30 s, which is what every authenticator app reads. Only
 * this class knows its bytes; it prints as nothing.
 */
final class TotpSeed {
    private static final int BYTES = 20;
    private static final int DIGITS = 6;
    private static final long STEP_SECONDS = 30;

    /** How many steps a clock may be off, either way (RFC 6238 5.2). */
    private static final long DRIFT = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    TotpSeed(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static TotpSeed random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TotpSeed(bytes);
    }

    /** The bytes, to be sealed. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** As a person types it into their app: 32 letters and digits of base32 (RFC 4648 6). */
    String base32() {
        return new Base32().encodeAsString(bytes);
    }

    /** As an app reads it from a picture; the label says whose it is and where. */
    String uri(String issuer, String username) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(username) + "?secret=" + base32() + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP_SECONDS;
    }

    /** A space is {@code %20} there: of a plus apps make a plus. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The step of which a text is the code: one near now, and later than one that was taken before.
     *
     * @param last the step that was taken last; nothing at or before it is good any more
     */
    OptionalLong step(String code, Instant now, long last) {
        long present = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(present - DRIFT, present + DRIFT)
                .filter(step -> step > last && isCode(code, step))
                .findFirst();
    }

    private boolean isCode(String text, long step) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), code(step).getBytes(StandardCharsets.UTF_8));
    }

    /** The code of a step. */
    String code(long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(STEP_SECONDS), DIGITS)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(bytes, "RAW"), Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("any bytes are a key of HMAC", impossible);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
